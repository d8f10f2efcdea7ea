package io.sparktune.pruning;

import static io.sparktune.pruning.Known.standing;
import static org.assertj.core.api.Assertions.assertThat;

import io.sparktune.trial.Direction;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ThresholdPrunerTest {

  private static final double INFINITY = Double.POSITIVE_INFINITY;

  @Test
  void scoreOutsideOfTheBounds_endsTheTrial() {
    Pruner pruner = pruner(0.2, 0.99, Direction.MAXIMIZE);

    assertThat(pruneReason(pruner, 0.19)).hasValue("score 0.19 after epoch 3, below 0.2");
    assertThat(pruneReason(pruner, 0.2)).isEmpty();
    assertThat(pruneReason(pruner, 0.99)).isEmpty();
    assertThat(pruneReason(pruner, 0.995)).hasValue("score 0.995 after epoch 3, above 0.99");
  }

  @Test
  void boundsAreThoseOfTheScore_alsoWhereItIsMinimised() {
    Pruner pruner = pruner(-INFINITY, 2.5, Direction.MINIMIZE);

    assertThat(pruneReason(pruner, -2.5)).isEmpty();
    assertThat(pruneReason(pruner, -2.61234567)).hasValue("score 2.612 after epoch 3, above 2.5");
  }

  @Test
  void trialWithoutAScore_endsWithoutAnyBounds() {
    assertThat(pruneReason(pruner(-INFINITY, INFINITY, Direction.MINIMIZE), -INFINITY))
        .hasValue("no score after epoch 3");
  }

  @Test
  void trialsAreJudgedFromAnEpochOn() {
    assertThat(
            IntStream.rangeClosed(1, 6)
                .filter(epoch -> pruner(0, 1, Direction.MAXIMIZE).looksAt(0, epoch)))
        .containsExactly(3, 4, 5);
  }

  private static Optional<String> pruneReason(Pruner pruner, double merit) {
    return pruner.pruneReason(standing(1, 3, merit), List.of(merit), CurveStandings.none());
  }

  private static Pruner pruner(double lower, double upper, Direction direction) {
    return new PrunerSettings.Threshold(lower, upper, 3)
        .pruner(new StudyShape(6, direction, 10, 0));
  }
}
