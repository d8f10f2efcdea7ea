package io.sparktune.report.text;

import io.sparktune.report.Numbers;
import io.sparktune.report.StudyReport;
import io.sparktune.space.Parameter;
import io.sparktune.study.outcomes.FinishedTrial;
import io.sparktune.study.outcomes.Front;
import io.sparktune.trial.Goal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** The front of a study with several goals, as a text table. */
public final class FrontTable {

  private static final int MOST = 30;

  private FrontTable() {}

  /**
   * The trials on the front, the best by the first goal first, with what they reach and the values
   * in which they differ; of very many, the best ones. Values of the least important parameters are
   * left out if there is no room.
   */
  public static String of(StudyReport report, ScreenWidth width) {
    Front front = report.front();
    List<FinishedTrial> trials =
        front.trials().stream()
            .sorted(
                Comparator.comparing(
                        FinishedTrial::score, report.goals().first().direction().bestFirst())
                    .thenComparing(trial -> trial.trial().number()))
            .toList();
    List<Parameter> differing =
        report.space().parameters().stream()
            .filter(parameter -> differs(parameter, trials))
            .toList();
    RankedParameters ranked = new RankedParameters(report.space(), report.importance());
    TextTable table = new TextTable();
    List<String> head = new ArrayList<>(List.of("trial"));
    report.goals().all().forEach(goal -> head.add(goal.name()));
    int values = head.size();
    differing.forEach(parameter -> head.add(ranked.shortName(parameter)));
    head.add("");
    table.add(head);
    int knee = front.knee().map(trial -> trial.trial().number()).orElse(-1);
    for (FinishedTrial trial : trials.subList(0, Math.min(MOST, trials.size()))) {
      String mark = trial.trial().number() == knee ? "knee" : "";
      table.add(row(trial, report.goals().further(), differing, mark));
    }
    List<Integer> ranking = new ArrayList<>(IntStream.range(0, values).boxed().toList());
    ranking.add(2, head.size() - 1);
    ranked.ranking(differing).forEach(place -> ranking.add(values + place));
    return table.within(
            width, ranking, 3, "with --wide, or in " + report.folder() + "/tables/fronts")
        + (trials.size() > MOST
            ? "and " + (trials.size() - MOST) + " more in tables/fronts\n"
            : "");
  }

  private static boolean differs(Parameter parameter, List<FinishedTrial> trials) {
    return trials.stream().map(trial -> value(parameter, trial)).distinct().count() > 1;
  }

  private static List<String> row(
      FinishedTrial over, List<Goal> further, List<Parameter> differing, String mark) {
    List<String> row = new ArrayList<>();
    row.add(String.valueOf(over.trial().number()));
    row.add(Numbers.meanAndDeviation(over));
    further.forEach(goal -> row.add(Numbers.measured(goal, over)));
    differing.forEach(parameter -> row.add(value(parameter, over)));
    row.add(mark);
    return row;
  }

  private static String value(Parameter parameter, FinishedTrial over) {
    return over.trial().values().of(parameter.name()).map(Numbers::brief).orElse("");
  }
}
