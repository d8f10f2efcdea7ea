package io.sparktune.report;

import io.sparktune.space.Parameter;
import io.sparktune.space.Space;
import io.sparktune.study.FinishedTrial;
import io.sparktune.trial.Goal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** The best trials of a study, as a text table. */
public final class Leaderboard {

  private static final int PLACES = 10;

  private Leaderboard() {}

  /** The best ten trials, best first; of equal ones the lower number stands first. */
  public static String of(List<FinishedTrial> finished, Goal goal, Space space) {
    List<FinishedTrial> ranked =
        finished.stream()
            .filter(trial -> trial.score() != null)
            .sorted(
                Comparator.comparing(FinishedTrial::score, goal.direction().bestFirst())
                    .thenComparing(trial -> trial.trial().number()))
            .limit(PLACES)
            .toList();
    TextTable table = new TextTable();
    table.add(head(goal, space));
    for (int place = 0; place < ranked.size(); place++) {
      table.add(row(place + 1, ranked.get(place), space));
    }
    return table.toString();
  }

  private static List<String> head(Goal goal, Space space) {
    List<String> head = new ArrayList<>(List.of("rank", "trial", goal.column(), "epochs"));
    space.parameters().forEach(parameter -> head.add(shortName(parameter, space)));
    return head;
  }

  private static List<String> row(int rank, FinishedTrial over, Space space) {
    List<String> row = new ArrayList<>();
    row.add(String.valueOf(rank));
    row.add(String.valueOf(over.trial().number()));
    row.add(Numbers.meanAndDeviation(over));
    row.add(String.valueOf(over.epochs()));
    for (Parameter parameter : space.parameters()) {
      row.add(over.trial().values().of(parameter.name()).map(Numbers::brief).orElse(""));
    }
    return row;
  }

  /** The shortest end of a parameter's path that no other parameter's path ends in. */
  private static String shortName(Parameter parameter, Space space) {
    String[] words = parameter.name().split("\\.", -1);
    String name = "";
    for (int first = words.length - 1; first >= 0; first--) {
      name = first == words.length - 1 ? words[first] : words[first] + "." + name;
      String end = "." + name;
      long owners =
          space.parameters().stream().filter(other -> ("." + other.name()).endsWith(end)).count();
      if (owners == 1) {
        return name.toLowerCase(Locale.ROOT);
      }
    }
    return name;
  }
}
