package io.sparktune.report.text;

import io.sparktune.data.profile.ColumnProfile;
import io.sparktune.data.profile.ColumnUse;
import io.sparktune.report.InputReport;
import io.sparktune.report.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The rows of a study, and how their columns were read, as text for a terminal. */
public final class InputText {

  private static final int MOST_NAMES = 6;

  private InputText() {}

  /** Whole lines: the rows, the columns, the warnings. */
  public static String of(InputReport input) {
    StringBuilder text = new StringBuilder(input.summary()).append('\n');
    if (!input.profile().columns().isEmpty()) {
      text.append(columns(input)).append('\n');
    }
    input.warnings().forEach(warning -> text.append(warning(warning)));
    return text.toString();
  }

  /** A line. */
  static String warning(String warning) {
    return "warning: " + warning + "\n";
  }

  private static String columns(InputReport input) {
    List<ColumnProfile> columns = input.profile().columns();
    List<String> parts = new ArrayList<>();
    List<ColumnProfile> texts = with(columns, ColumnUse.TEXTS);
    if (!texts.isEmpty()) {
      parts.add(Numbers.count(texts.size(), "text") + " (" + columnNames(texts) + ")");
    }
    int numbers = with(columns, ColumnUse.NUMBERS).size();
    if (numbers > 0) {
      parts.add(Numbers.count(numbers, "number"));
    }
    List<ColumnProfile> categories = with(columns, ColumnUse.CATEGORIES);
    if (!categories.isEmpty()) {
      String of =
          names(categories.stream().map(each -> each.name() + " " + each.categories()).toList());
      parts.add(
          "%,d %s (%s)"
              .formatted(
                  categories.size(), categories.size() == 1 ? "category" : "categories", of));
    }
    List<ColumnProfile> dates = with(columns, ColumnUse.DATES);
    if (!dates.isEmpty()) {
      parts.add(Numbers.count(dates.size(), "date") + " (" + columnNames(dates) + ")");
    }
    List<ColumnProfile> leftOut = with(columns, ColumnUse.LEFT_OUT);
    String without = leftOut.isEmpty() ? "" : "; left out: " + columnNames(leftOut);
    return "columns: " + String.join(", ", parts) + without + "; " + inputs(input);
  }

  private static List<ColumnProfile> with(List<ColumnProfile> columns, ColumnUse use) {
    return columns.stream().filter(column -> column.use() == use).toList();
  }

  private static String columnNames(List<ColumnProfile> columns) {
    return names(columns.stream().map(ColumnProfile::name).toList());
  }

  private static String names(List<String> names) {
    String first = names.stream().limit(MOST_NAMES).collect(Collectors.joining(", "));
    int more = names.size() - MOST_NAMES;
    return more > 0 ? first + " and " + more + " more" : first;
  }

  private static String inputs(InputReport input) {
    String most = Numbers.count(input.mostInputs(), "input");
    return input.fewestInputs() == input.mostInputs()
        ? most
        : "%,d to %s".formatted(input.fewestInputs(), most);
  }
}
