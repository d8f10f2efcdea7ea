package io.sparktune.report.text;

import io.sparktune.report.Numbers;
import io.sparktune.report.StudyReport;
import io.sparktune.space.Parameter;
import io.sparktune.study.outcomes.FinishedTrial;
import io.sparktune.study.outcomes.Ranking;
import io.sparktune.trial.Goal;
import java.util.ArrayList;
import java.util.List;

/** The best trials of a study, as a text table. */
public final class Leaderboard {

  private static final int PLACES = 10;
  private static final List<String> FIRST = List.of("rank", "trial");

  private Leaderboard() {}

  /**
   * The best ten trials that keep all constraints, best first; of equal ones the lower number
   * stands first. Values of the least important parameters are left out if there is no room.
   */
  public static String of(StudyReport report, ScreenWidth width) {
    List<Parameter> parameters = report.space().parameters();
    RankedParameters ranked = new RankedParameters(report.space(), report.importance());
    TextTable table = new TextTable();
    List<String> head = new ArrayList<>(FIRST);
    report.goals().all().forEach(goal -> head.add(goal.name()));
    int epochs = head.size();
    head.add("epochs");
    parameters.forEach(parameter -> head.add(ranked.shortName(parameter)));
    table.add(head);
    List<FinishedTrial> best =
        Ranking.of(report.trials(), report.goals()).stream().limit(PLACES).toList();
    for (int place = 0; place < best.size(); place++) {
      table.add(row(place + 1, best.get(place), report.goals().further(), parameters));
    }
    List<Integer> ranking = new ArrayList<>();
    for (int column = 0; column < epochs; column++) {
      ranking.add(column);
    }
    ranked.ranking(parameters).forEach(place -> ranking.add(epochs + 1 + place));
    ranking.add(epochs);
    return table.within(
        width,
        ranking,
        FIRST.size() + 1,
        "with --wide, or in " + report.folder() + "/tables/trials");
  }

  private static List<String> row(
      int rank, FinishedTrial over, List<Goal> further, List<Parameter> parameters) {
    List<String> row = new ArrayList<>();
    row.add(String.valueOf(rank));
    row.add(String.valueOf(over.trial().number()));
    row.add(Numbers.meanAndDeviation(over));
    further.forEach(goal -> row.add(Numbers.measured(goal, over)));
    row.add(String.valueOf(over.epochs()));
    for (Parameter parameter : parameters) {
      row.add(over.trial().values().of(parameter.name()).map(Numbers::brief).orElse(""));
    }
    return row;
  }
}
