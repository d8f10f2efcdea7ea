package io.sparktune.report.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparktune.pruning.PrunerSettings;
import io.sparktune.pruning.race.RaceTest;
import io.sparktune.report.StudyReport;
import io.sparktune.space.RealParameter;
import io.sparktune.space.Scale;
import io.sparktune.space.Space;
import io.sparktune.study.Fixtures;
import io.sparktune.study.events.Event;
import io.sparktune.study.events.StopReason;
import io.sparktune.study.state.StudyState;
import io.sparktune.training.metrics.StandardClassMetric;
import io.sparktune.trial.CostMetric;
import io.sparktune.trial.Costs;
import io.sparktune.trial.Direction;
import io.sparktune.trial.Goal;
import io.sparktune.trial.Goals;
import java.util.List;
import org.junit.jupiter.api.Test;

final class FrontTableTest {

  private static final Goals GOALS =
      Goals.of(
          new Goal(StandardClassMetric.ACCURACY, "", Direction.MAXIMIZE),
          new Goal(CostMetric.PARAMETERS, "", Direction.MINIMIZE),
          new Goal(CostMetric.PREDICT_MILLIS, "", Direction.MINIMIZE));

  private static final Space SPACE =
      new Space(List.of(new RealParameter("model.x", 0, 1, Scale.LINEAR)));

  private static StudyState study(List<List<Event>> trials) {
    StudyState state =
        StudyState.initial(Fixtures.rules(1, GOALS, new PrunerSettings.None(), RaceTest.NONE, 0))
            .after(Fixtures.opened(100));
    for (List<Event> events : trials) {
      for (Event event : events) {
        state = state.after(event);
      }
    }
    return state;
  }

  private static StudyReport report(StudyState state) {
    StudyState closed = state.after(new Event.StudyClosed(Fixtures.NOW, StopReason.TRIALS_DONE));
    return StudyReport.of("digits", SPACE, 4, closed, null, "runs/digits");
  }

  private static List<Event> trial(int number, double score, long parameters, double millis) {
    return Fixtures.complete(number, List.of(score), new Costs(parameters, millis, 1));
  }

  @Test
  void theFrontIsTold_bestByTheFirstGoalFirst_withItsKnee() {
    StudyState state =
        study(
            List.of(
                trial(0, 0.5, 1000, 0.25),
                trial(1, 0.875, 4810, 0.5),
                trial(2, 0.25, 90_000, 9),
                trial(3, 0.9375, 1_234_567, 12.5)));

    assertThat(FrontTable.of(report(state), ScreenWidth.STANDARD))
        .isEqualTo(
            """
            trial  accuracy  parameters  predict-millis       x
                3    0.9375     1234567          12.500  0.9375
                1    0.8750        4810          0.5000   0.875  knee
                0    0.5000        1000          0.2500     0.5
            """);
  }

  @Test
  void valuesThatAreTheSameOnTheWholeFront_areLeftOut() {
    StudyState state = study(List.of(trial(0, 0.5, 1000, 0.25), trial(1, 0.5, 900, 0.5)));

    assertThat(FrontTable.of(report(state), ScreenWidth.STANDARD).lines().findFirst())
        .contains("trial  accuracy  parameters  predict-millis");
  }

  @Test
  void theLeaderboardHasAColumnForEachGoal() {
    StudyState state = study(List.of(trial(0, 0.5, 1000, 0.25)));

    assertThat(Leaderboard.of(report(state), ScreenWidth.STANDARD))
        .isEqualTo(
            """
            rank  trial  accuracy  parameters  predict-millis  epochs    x
               1      0    0.5000        1000          0.2500       2  0.5
            """);
  }

  @Test
  void whereThereIsNoRoom_theKneeStays() {
    StudyState state =
        study(
            List.of(
                trial(0, 0.5, 1000, 0.25),
                trial(1, 0.875, 4810, 0.5),
                trial(3, 0.9375, 1_234_567, 12.5)));

    assertThat(FrontTable.of(report(state), new ScreenWidth(32)))
        .isEqualTo(
            """
            trial  accuracy       x
                3    0.9375  0.9375
                1    0.8750   0.875  knee
                0    0.5000     0.5
            2 more columns with --wide, or
              in runs/digits/tables/fronts:
              parameters, predict-millis
            """);
  }
}
