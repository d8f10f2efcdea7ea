package io.sparktune.report.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparktune.space.Branch;
import io.sparktune.space.ChoiceParameter;
import io.sparktune.space.IntegerParameter;
import io.sparktune.space.RealParameter;
import io.sparktune.space.Scale;
import io.sparktune.space.Space;
import io.sparktune.space.Values;
import io.sparktune.study.outcomes.FinishedTrial;
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

  @Test
  void bestStandsFirst_ofEqualOnesTheLowerNumber_failedOnesNot() {
    List<FinishedTrial> finished =
        List.of(
            trial(3, 0.9, 0.01, "sgd"),
            trial(0, null, null, "adam"),
            trial(1, 0.9, 0.02, "adam"),
            trial(2, 0.95, null, "adam"));

    assertThat(
            Leaderboard.of(
                finished,
                Goals.of(new Goal(StandardClassMetric.ACCURACY, "", Direction.MAXIMIZE)),
                SPACE))
        .isEqualTo(
            """
            rank  trial         accuracy  epochs  learning-rate  updater  momentum  units
               1      2           0.9500      50          0.001  adam                  32
               2      1  0.9000 ± 0.0200      50          0.001  adam                  32
               3      3  0.9000 ± 0.0100      50          0.001  sgd           0.9     32
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
            finished, Goals.of(new Goal(StandardNumberMetric.RMSE, "", Direction.MINIMIZE)), SPACE);
    assertThat(board.lines()).hasSize(11);
    assertThat(board.lines().skip(1).findFirst().orElseThrow()).contains("29", "1.0000 ± 1.0000");
  }

  @Test
  void theTableOfASpaceTellsRangesAndConditions() {
    assertThat(SpaceTable.of(SPACE))
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
