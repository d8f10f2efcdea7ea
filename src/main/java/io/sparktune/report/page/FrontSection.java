package io.sparktune.report.page;

import io.sparktune.report.record.RecordedWinner;
import io.sparktune.report.record.RunRecord;
import io.sparktune.study.outcomes.FinishedTrial;
import io.sparktune.trial.Goal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The ninth section of a study with several goals: its front. */
final class FrontSection {

  private static final int MOST_OTHERS = 500;

  private FrontSection() {}

  static Section of(RecordedWinner winner) {
    RunRecord run = winner.run();
    List<Goal> goals = run.study().goals().all();
    List<FinishedTrial> front = winner.front().trials();
    Set<Integer> on = Sample.numbers(front);
    List<FinishedTrial> others =
        run.ranked().stream().filter(trial -> !on.contains(trial.trial().number())).toList();
    return new Section()
        .with("goals", goals.stream().map(Goal::name).toList())
        .with("directions", goals.stream().map(goal -> goal.direction().toString()).toList())
        .with("front", rows(front, goals))
        .with("others", rows(Sample.of(others, 0, MOST_OTHERS), goals))
        .with("knee", winner.selection().best().trial().number())
        .with("hypervolume", winner.front().hypervolume());
  }

  private static List<List<Object>> rows(List<FinishedTrial> trials, List<Goal> goals) {
    List<List<Object>> rows = new ArrayList<>();
    for (FinishedTrial trial : trials) {
      List<Object> row = new ArrayList<>();
      row.add(trial.trial().number());
      goals.forEach(goal -> row.add(trial.scoreFor(goal)));
      rows.add(row);
    }
    return rows;
  }
}
