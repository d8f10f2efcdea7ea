package io.sparktune.report.text;

import io.sparktune.report.Numbers;
import io.sparktune.report.record.RunComparison;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs side by side for a terminal. */
public final class ComparisonText {

  private ComparisonText() {}

  /** Whole lines; those that differ have a star. */
  public static String of(RunComparison comparison, ScreenWidth width) {
    TextTable table = new TextTable();
    List<String> head = new ArrayList<>(List.of("", ""));
    head.addAll(comparison.names());
    table.add(head);
    for (List<@Nullable Object> line : comparison.lines()) {
      List<String> cells = new ArrayList<>();
      boolean isSame = line.stream().skip(1).map(String::valueOf).distinct().count() == 1;
      cells.add(isSame ? "" : "*");
      line.forEach(cell -> cells.add(cell(cell)));
      table.add(cells);
    }
    return table.wrapped(width) + "* differs\n";
  }

  private static String cell(@Nullable Object cell) {
    if (cell == null) {
      return "-";
    }
    return Numbers.brief(cell).replaceAll("\\p{Cntrl}+", " ");
  }
}
