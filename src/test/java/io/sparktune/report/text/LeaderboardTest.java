package io.sparktune.report.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparktune.importance.Estimate;
import io.sparktune.importance.Importances;
import io.sparktune.importance.Method;
import io.sparktune.importance.ParameterImportance;
import io.sparktune.report.StudyReport;
import io.sparktune.space.Branch;
import io.sparktune.space.ChoiceParameter;
import io.sparktune.space.IntegerParameter;
import io.sparktune.space.RealParameter;
import io.sparktune.space.Scale;
import io.sparktune.space.Space;
import io.sparktune.space.Values;
import io.sparktune.study.events.StopReason;
import io.sparktune.study.outcomes.FinishedTrial;
import io.sparktune.study.outcomes.Front;
import io.sparktune.study.outcomes.TrialOutcome;
import io.sparktune.training.metrics.StandardClassMetric;
import io.sparktune.training.metrics.StandardNumberMetric;
import io.sparktune.trial.Direction;
import io.sparktune.trial.FailureKind;
import io.sparktune.trial.Goal;
import io.sparktune.trial.Goals;
import io.sparktune.trial.Trial;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

final class LeaderboardTest {

  private static final Space SPACE =
      new Space(
          List.of(
              new RealParameter("training.learning-rate", 1e-6, 1, Scale.LOG),
              new ChoiceParameter("training.updater", List.of("adam", "sgd"))
                  .withBranches(
                      List.of(
                          new Branch(
                              1,
                              1,
                              List.of(
                                  new RealParameter(
                                      "training.updater.sgd.momentum", 0, 1, Scale.LINEAR))))),
              new IntegerParameter("model.units", 8, 64, Scale.LINEAR)));

  private static final Goal ACCURACY =
      new Goal(StandardClassMetric.ACCURACY, "", Direction.MAXIMIZE);

  private static final Importances IMPORTANCES =
      new Importances(
          Method.FANOVA,
          List.of(
              new ParameterImportance("model.units", 40, 1, new Estimate(0.5, 0.4, 0.6)),
              new ParameterImportance("training.updater", 40, 1, new Estimate(0.2, 0.1, 0.3)),
              new ParameterImportance("training.learning-rate", 40, 1, null)),
          List.of());

  private static FinishedTrial trial(int number, Double score, Double deviation, String updater) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("training.learning-rate", 0.001);
    values.put("training.updater", updater);
    if (updater.equals("sgd")) {
      values.put("training.updater.sgd.momentum", 0.9);
    }
    values.put("model.units", 32L);
    boolean failed = score == null;
    return new FinishedTrial(
        new Trial(number, new Values(values), 1),
        failed
            ? new TrialOutcome.Failed(FailureKind.DIVERGED, "the loss is NaN")
            : new TrialOutcome.Complete(
                score,
                deviation == null ? OptionalDouble.empty() : OptionalDouble.of(deviation),
                List.of(score),
                Map.of(),
                List.of(),
                10),
        5,
        50,
        Instant.EPOCH,
        Instant.EPOCH);
  }

  private static StudyReport report(List<FinishedTrial> finished, Goal goal) {
    return new StudyReport(
        "digits",
        Goals.of(goal),
        SPACE,
        StopReason.TRIALS_DONE,
        finished.size(),
        finished,
        Front.EMPTY,
        List.of(),
        IMPORTANCES,
        "runs/digits",
        null);
  }

  @Test
  void bestStandsFirst_ofEqualOnesTheLowerNumber_failedOnesNot() {
    List<FinishedTrial> finished =
        List.of(
            trial(3, 0.9, 0.01, "sgd"),
            trial(0, null, null, "adam"),
            trial(1, 0.9, 0.02, "adam"),
            trial(2, 0.95, null, "adam"));

    assertThat(Leaderboard.of(report(finished, ACCURACY), ScreenWidth.STANDARD))
        .isEqualTo(
            """
            rank  trial         accuracy  epochs  learning-rate  updater  momentum  units
               1      2           0.9500      50          0.001  adam                  32
               2      1  0.9000 ± 0.0200      50          0.001  adam                  32
               3      3  0.9000 ± 0.0100      50          0.001  sgd           0.9     32
            """);
  }

  @Test
  void whereThereIsNoRoom_theImportantParametersStay() {
    String board =
        Leaderboard.of(report(List.of(trial(3, 0.9, 0.01, "sgd")), ACCURACY), new ScreenWidth(48));

    assertThat(board)
        .isEqualTo(
            """
            rank  trial         accuracy  updater  units
               1      3  0.9000 ± 0.0100  sgd         32
            3 more columns with --wide, or in
              runs/digits/tables/trials: epochs,
              learning-rate, momentum
            """);
  }

  @Test
  void minimizing_theLowestStandsFirst_andOnlyTenAreTold() {
    List<FinishedTrial> finished = new ArrayList<>();
    for (int number = 0; number < 30; number++) {
      finished.add(trial(number, 30.0 - number, 1.0, "adam"));
    }

    String board =
        Leaderboard.of(
            report(finished, new Goal(StandardNumberMetric.RMSE, "", Direction.MINIMIZE)),
            ScreenWidth.STANDARD);
    assertThat(board.lines()).hasSize(11);
    assertThat(board.lines().skip(1).findFirst().orElseThrow()).contains("29", "1.0000 ± 1.0000");
  }

  @Test
  void theTableOfASpaceTellsRangesAndConditions() {
    assertThat(SpaceTable.of(SPACE, ScreenWidth.STANDARD))
        .isEqualTo(
            """
            parameter                      values           only if
            training.learning-rate         1e-06 to 1, log
            training.updater               adam | sgd
            training.updater.sgd.momentum  0 to 1           training.updater is sgd
            model.units                    8 to 64
            """);
    assertThat(SpaceTable.gridSize(SPACE))
        .isEqualTo("the space has no grid, since training.learning-rate has no step");
  }
}
