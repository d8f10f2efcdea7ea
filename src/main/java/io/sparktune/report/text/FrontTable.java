package io.sparktune.report.text;

import io.sparktune.report.Numbers;
import io.sparktune.space.Parameter;
import io.sparktune.space.Space;
import io.sparktune.study.outcomes.FinishedTrial;
import io.sparktune.study.outcomes.Front;
import io.sparktune.trial.Goals;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The front of a study with several goals, as a text table. */
public final class FrontTable {

  private static final int MOST = 30;

  private FrontTable() {}

  /**
   * The trials on the front, the best by the first goal first, with what they reach and the values
   * in which they differ; of very many, the best ones.
   */
  public static String of(Front front, Goals goals, Space space) {
    List<FinishedTrial> trials =
        front.trials().stream()
            .sorted(
                Comparator.comparing(FinishedTrial::score, goals.first().direction().bestFirst())
                    .thenComparing(trial -> trial.trial().number()))
            .toList();
    List<Parameter> differing =
        space.parameters().stream().filter(parameter -> differs(parameter, trials)).toList();
    TextTable table = new TextTable();
    table.add(head(goals, differing, space));
    int knee = front.knee().map(trial -> trial.trial().number()).orElse(-1);
    for (FinishedTrial trial : trials.subList(0, Math.min(MOST, trials.size()))) {
      table.add(row(trial, goals, differing, trial.trial().number() == knee ? "knee" : ""));
    }
    return table
        + (trials.size() > MOST
            ? "and " + (trials.size() - MOST) + " more in tables/fronts\n"
            : "");
  }

  private static boolean differs(Parameter parameter, List<FinishedTrial> trials) {
    return trials.stream().map(trial -> value(parameter, trial)).distinct().count() > 1;
  }

  private static List<String> head(Goals goals, List<Parameter> differing, Space space) {
    List<String> head = new ArrayList<>(List.of("trial"));
    goals.all().forEach(goal -> head.add(goal.name()));
    differing.forEach(parameter -> head.add(ShortNames.of(parameter, space)));
    head.add("");
    return head;
  }

  private static List<String> row(
      FinishedTrial over, Goals goals, List<Parameter> differing, String mark) {
    List<String> row = new ArrayList<>();
    row.add(String.valueOf(over.trial().number()));
    row.add(Numbers.meanAndDeviation(over));
    goals.further().forEach(goal -> row.add(Numbers.measured(goal, over)));
    differing.forEach(parameter -> row.add(value(parameter, over)));
    row.add(mark);
    return row;
  }

  private static String value(Parameter parameter, FinishedTrial over) {
    return over.trial().values().of(parameter.name()).map(Numbers::brief).orElse("");
  }
}
