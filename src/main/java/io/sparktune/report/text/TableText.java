package io.sparktune.report.text;

import io.sparktune.data.profile.ColumnProfile;
import io.sparktune.data.profile.ColumnUse;
import io.sparktune.data.statistics.ColumnStatistics;
import io.sparktune.data.statistics.ColumnStatistics.Range;
import io.sparktune.data.table.dates.FittedDate;
import io.sparktune.data.table.text.MomentText;
import io.sparktune.report.Numbers;
import io.sparktune.report.TableReport;
import java.util.List;
import java.util.Locale;

/** The columns of a table as text for a terminal. */
public final class TableText {

  private static final String LEGEND =
      "with target: the correlation of two numbers, the correlation ratio of a number and classes,"
          + " Cramér's V of classes\n";

  private TableText() {}

  /** Whole lines. */
  public static String of(TableReport report, ScreenWidth width) {
    TextTable table = new TextTable();
    table.add(List.of("column", "type", "missing", "distinct", "range", "with target"));
    for (ColumnStatistics column : report.columns()) {
      String association =
          column.association().isPresent()
              ? String.format(Locale.ROOT, "%.2f", column.association().getAsDouble() + 0.0)
              : "";
      table.add(
          List.of(
              column.name(),
              type(column.use()),
              String.valueOf(column.missing()),
              String.valueOf(column.distinct()),
              range(column, report.rows()),
              association));
    }
    for (ColumnProfile column : report.others()) {
      table.add(List.of(column.name(), type(column.use()), "", "", "", ""));
    }
    StringBuilder text = new StringBuilder(report.summary()).append("\n\n");
    text.append(table.wrapped(width)).append('\n').append(LEGEND);
    report.warnings().forEach(warning -> text.append(InputText.warning(warning)));
    return width.wrapped(text.toString());
  }

  private static String date(double seconds) {
    return MomentText.of(FittedDate.moment(seconds));
  }

  private static String type(ColumnUse use) {
    return switch (use) {
      case NUMBERS -> "number";
      case CATEGORIES -> "category";
      case DATES -> "date";
      case TEXTS -> "text";
      case TARGET -> "target";
      case GROUP -> "group";
      case TIME -> "time";
      case LEFT_OUT -> "left out";
    };
  }

  private static String range(ColumnStatistics column, int rows) {
    if (column.range() instanceof Range.Between between) {
      return column.use() == ColumnUse.DATES
          ? date(between.low()) + " to " + date(between.high())
          : Numbers.brief(between.low()) + " to " + Numbers.brief(between.high());
    }
    return column.range() instanceof Range.MostFrequent most
        ? String.format(Locale.ROOT, "%s %.0f %%", most.name(), 100.0 * most.rows() / rows)
        : "";
  }
}
