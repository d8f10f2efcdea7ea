package io.sparktune.data.series.steps;

import io.sparktune.data.table.text.CellText;
import io.sparktune.data.table.text.DateOrder;
import io.sparktune.data.table.text.MomentText;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.regex.Pattern;

/** The text of a time: a number, a month such as 1949-01, a date or a moment. */
public final class TimeText {

  private static final Pattern MONTH = Pattern.compile("\\d{4}-\\d{2}");

  private TimeText() {}

  /** Whether a text is a plain number. */
  public static boolean isNumber(String text) {
    return Double.isFinite(CellText.number(text));
  }

  /** The number, or the seconds since 1970 in UTC; NaN where the text is none of these. */
  public static double time(String text, DateOrder order) {
    double number = CellText.number(text);
    if (Double.isFinite(number)) {
      return number;
    }
    if (MONTH.matcher(text).matches()) {
      try {
        return YearMonth.parse(text).atDay(1).atStartOfDay().toEpochSecond(ZoneOffset.UTC);
      } catch (DateTimeException e) {
        return Double.NaN;
      }
    }
    return MomentText.seconds(text, order);
  }
}
