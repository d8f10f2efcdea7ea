package io.sparktune.report.text;

import io.sparktune.report.Numbers;
import io.sparktune.report.Ranking;
import io.sparktune.space.Parameter;
import io.sparktune.space.Space;
import io.sparktune.study.outcomes.FinishedTrial;
import io.sparktune.trial.Goals;
import java.util.ArrayList;
import java.util.List;

/** The best trials of a study, as a text table. */
public final class Leaderboard {

  private static final int PLACES = 10;

  private Leaderboard() {}

  /**
   * The best ten trials that keep all constraints, best first; of equal ones the lower number
   * stands first.
   */
  public static String of(List<FinishedTrial> finished, Goals goals, Space space) {
    List<FinishedTrial> ranked = Ranking.of(finished, goals).stream().limit(PLACES).toList();
    TextTable table = new TextTable();
    table.add(head(goals, space));
    for (int place = 0; place < ranked.size(); place++) {
      table.add(row(place + 1, ranked.get(place), goals, space));
    }
    return table.toString();
  }

  private static List<String> head(Goals goals, Space space) {
    List<String> head = new ArrayList<>(List.of("rank", "trial"));
    goals.all().forEach(goal -> head.add(goal.name()));
    head.add("epochs");
    space.parameters().forEach(parameter -> head.add(ShortNames.of(parameter, space)));
    return head;
  }

  private static List<String> row(int rank, FinishedTrial over, Goals goals, Space space) {
    List<String> row = new ArrayList<>();
    row.add(String.valueOf(rank));
    row.add(String.valueOf(over.trial().number()));
    row.add(Numbers.meanAndDeviation(over));
    goals.further().forEach(goal -> row.add(Numbers.measured(goal, over)));
    row.add(String.valueOf(over.epochs()));
    for (Parameter parameter : space.parameters()) {
      row.add(over.trial().values().of(parameter.name()).map(Numbers::brief).orElse(""));
    }
    return row;
  }
}
