package io.sparktune.pruning;

import static io.sparktune.pruning.Known.known;
import static io.sparktune.pruning.Known.standing;
import static io.sparktune.pruning.Known.standings;
import static org.assertj.core.api.Assertions.assertThat;

import io.sparktune.trial.Direction;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class PercentilePrunerTest {

  private static final CurveStandings OTHERS = known(standings(4, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6));

  @Test
  void trialsAreJudgedAfterTheWarmUp_everySoManyEpochs_butNotAtTheEnd() {
    Pruner pruner = pruner(50, 5, 2, 3);

    assertThat(IntStream.rangeClosed(1, 12).filter(epoch -> pruner.looksAt(0, epoch)))
        .containsExactly(3, 6, 9);
  }

  @Test
  void trialBelowTheMedian_ends() {
    assertThat(pruneReason(pruner(50, 5, 1, 1), 0.34))
        .isEqualTo("rank 4 of 7 after epoch 4, the best 50 % continue");
    assertThat(pruneReason(pruner(50, 5, 1, 1), 0.35)).isEmpty();
  }

  @Test
  void percentile_isTheShareThatContinues() {
    // The share of a quarter lies between the second and the third best: 0.475.
    assertThat(pruneReason(pruner(25, 5, 1, 1), 0.47))
        .isEqualTo("rank 3 of 7 after epoch 4, the best 25 % continue");
    assertThat(pruneReason(pruner(25, 5, 1, 1), 0.48)).isEmpty();
    assertThat(pruneReason(pruner(80, 5, 1, 1), 0.21)).isEmpty();
  }

  @Test
  void bestMeritSoFar_counts() {
    assertThat(
            pruner(50, 5, 1, 1)
                .pruneReason(standing(9, 4, 0.2), List.of(0.1, 0.36, 0.3, 0.2), OTHERS))
        .isEmpty();
  }

  @Test
  void fewOthers_judgeNobody() {
    assertThat(pruneReason(pruner(50, 7, 1, 1), 0.01)).isEmpty();
    assertThat(pruneReason(pruner(50, 6, 1, 1), 0.01)).isNotEmpty();
  }

  @Test
  void trialWithoutAnyScore_endsWhereAnotherOneHasOne() {
    double none = Double.NEGATIVE_INFINITY;
    CurveStandings mostlyScoreless = known(standings(4, none, none, none, none, 0.1));

    assertThat(
            pruner(50, 5, 1, 1)
                .pruneReason(standing(9, 4, none), List.of(none, none), mostlyScoreless))
        .hasValue("no score up to epoch 4");
    assertThat(
            pruner(50, 4, 1, 1)
                .pruneReason(
                    standing(9, 4, none),
                    List.of(none, none),
                    known(standings(4, none, none, none, none))))
        .isEmpty();
  }

  private static String pruneReason(Pruner pruner, double merit) {
    return pruner.pruneReason(standing(9, 4, merit), List.of(0.0, merit), OTHERS).orElse("");
  }

  private static Pruner pruner(double percentile, int startup, int warmUp, int interval) {
    return new PrunerSettings.Percentile(percentile, startup, warmUp, interval)
        .pruner(new StudyShape(12, Direction.MAXIMIZE, 100, 0));
  }
}
