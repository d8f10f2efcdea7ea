package io.sparktune.data.series.steps;

import io.sparktune.data.table.text.CellText;
import java.io.Serializable;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The length of regular steps that irregular times are brought to.
 *
 * @param length above 0: of numbers, seconds or months
 */
public record StepLength(TimeAxis.Unit unit, double length) implements Serializable {

  private static final Pattern TEXT = Pattern.compile("([0-9]+) *([a-z]+?)s?");
  private static final Map<String, Integer> SECONDS =
      Map.of("second", 1, "minute", 60, "hour", 3600, "day", 86_400, "week", 604_800);
  private static final double DAY = 86_400;

  /** The length in a text such as {@code 15 minutes}, {@code 1 month} or {@code 0.5}. */
  public static Optional<StepLength> of(String text) {
    double number = CellText.number(text);
    if (number > 0 && Double.isFinite(number)) {
      return Optional.of(new StepLength(TimeAxis.Unit.NUMBERS, number));
    }
    Matcher parts = TEXT.matcher(text);
    if (!parts.matches() || parts.group(1).length() > 9 || Long.parseLong(parts.group(1)) == 0) {
      return Optional.empty();
    }
    long count = Long.parseLong(parts.group(1));
    if (parts.group(2).equals("month")) {
      return Optional.of(new StepLength(TimeAxis.Unit.MONTHS, count));
    }
    return Optional.ofNullable(SECONDS.get(parts.group(2)))
        .map(seconds -> new StepLength(TimeAxis.Unit.SECONDS, (double) count * seconds));
  }

  /**
   * Steps from the one with a time on. Those of days begin at midnight, months with their first
   * day, shorter ones and numbers at multiples of the length.
   */
  public TimeAxis from(double time) {
    return new TimeAxis(unit, origin(time), length);
  }

  private double origin(double time) {
    if (unit == TimeAxis.Unit.MONTHS) {
      LocalDateTime moment =
          LocalDateTime.ofEpochSecond((long) Math.floor(time), 0, ZoneOffset.UTC);
      return moment.toLocalDate().withDayOfMonth(1).atStartOfDay().toEpochSecond(ZoneOffset.UTC);
    }
    double begins = unit == TimeAxis.Unit.SECONDS && length >= DAY ? DAY : length;
    return Math.floor(time / begins) * begins;
  }
}
