package io.sparktune.report.text;

import io.sparktune.report.Numbers;
import io.sparktune.report.list.TrialList;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Rows about trials for a terminal. */
public final class TrialListText {

  private static final int ESSENTIAL = 3;

  private TrialListText() {}

  /** Whole lines. */
  public static String of(TrialList list, ScreenWidth width) {
    if (list.rows().isEmpty()) {
      return list.all() == 0
          ? "no trial is over yet\n"
          : "none of %s is so\n".formatted(Numbers.count(list.all(), "finished trial"));
    }
    TextTable table = new TextTable();
    table.add(list.head());
    list.rows().forEach(row -> table.add(row.stream().map(TrialListText::cell).toList()));
    List<Integer> all = IntStream.range(0, list.head().size()).boxed().toList();
    return table.within(width, all, ESSENTIAL, "with --wide or --columns")
        + "%s of %s%n"
            .formatted(
                list.rows().size() == list.found()
                    ? "%,d".formatted(list.found())
                    : "%,d of %,d".formatted(list.rows().size(), list.found()),
                Numbers.count(list.all(), "finished trial"));
  }

  private static String cell(@Nullable Object cell) {
    if (cell == null) {
      return "";
    }
    if (cell instanceof Boolean truth) {
      return truth ? "yes" : "no";
    }
    String text =
        cell instanceof Instant time
            ? time.truncatedTo(ChronoUnit.SECONDS).toString()
            : Numbers.brief(cell);
    return text.replaceAll("\\p{Cntrl}+", " ");
  }
}
