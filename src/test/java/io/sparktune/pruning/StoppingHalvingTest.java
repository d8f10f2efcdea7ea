package io.sparktune.pruning;

import static io.sparktune.pruning.Known.known;
import static io.sparktune.pruning.Known.standing;
import static io.sparktune.pruning.Known.standings;
import static org.assertj.core.api.Assertions.assertThat;

import io.sparktune.trial.Direction;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class StoppingHalvingTest {

  private static final Pruner PRUNER =
      new PrunerSettings.Asha(1, 3, HalvingType.STOPPING)
          .pruner(new StudyShape(9, Direction.MAXIMIZE, 100, 0));

  @Test
  void trialsAreJudgedAtRungsAlone() {
    List<Integer> epochs = new ArrayList<>();
    for (int epoch = 1; epoch <= 9; epoch++) {
      if (PRUNER.looksAt(0, epoch)) {
        epochs.add(epoch);
      }
    }
    assertThat(epochs).containsExactly(1, 3);
  }

  /** One by one: what goes on is in the top floor(n / 3), or the top one, when it comes. */
  @Test
  void trialsThatArriveOneByOne_continueWhileTheyAreAmongTheBestThird() {
    double[] merits = {0.5, 0.4, 0.6, 0.3, 0.55, 0.58, 0.1, 0.57, 0.59};
    boolean[] survives = {true, false, true, false, false, true, false, false, true};
    CurveStandings others = CurveStandings.none();
    for (int trial = 0; trial < merits.length; trial++) {
      CurveStanding standing = standing(trial, 3, merits[trial]);
      assertThat(PRUNER.pruneReason(standing, List.of(merits[trial]), others).isEmpty())
          .as("trial %d", trial)
          .isEqualTo(survives[trial]);
      others = others.with(standing);
    }
  }

  /** Three of ten go on, of which two were as good already; of three there would be one. */
  @Test
  void trialsThatWerePrunedOnTheFirstFold_countAsWorseOnMoreFolds() {
    CurveStandings onFirst = known(standings(3, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.2, 0.1));
    CurveStandings others =
        onFirst.with(new CurveStanding(0, 0, 2, 3, 0.9)).with(new CurveStanding(1, 0, 2, 3, 0.8));
    CurveStanding third = new CurveStanding(2, 0, 2, 3, 0.7);
    CurveStanding fourth = new CurveStanding(3, 0, 2, 3, 0.6);

    assertThat(PRUNER.pruneReason(third, List.of(0.7), others)).isEmpty();
    assertThat(PRUNER.pruneReason(fourth, List.of(0.6), others.with(third)))
        .hasValue("rank 4 of 10 after epoch 3, the best 3 continue");
  }

  @Test
  void pruneReason_saysTheRank() {
    CurveStandings others = known(standings(3, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.2));

    assertThat(PRUNER.pruneReason(standing(9, 3, 0.35), List.of(0.35), others))
        .hasValue("rank 7 of 9 after epoch 3, the best 3 continue");
    assertThat(PRUNER.pruneReason(standing(9, 3, 0.1), List.of(0.1), known(standings(3, 0.9, 0.8))))
        .hasValue("rank 3 of 3 after epoch 3, the best continues");
  }

  @Test
  void trialWithoutAScore_endsAsSoonAsAnotherOneHasOne() {
    double none = Double.NEGATIVE_INFINITY;
    CurveStandings scoreless = known(standings(1, none, none, none, none, none));

    assertThat(PRUNER.pruneReason(standing(9, 1, none), List.of(none), scoreless)).isEmpty();
    assertThat(
            PRUNER.pruneReason(
                standing(9, 1, none), List.of(none), scoreless.with(standing(8, 1, 0))))
        .hasValue("no score after epoch 1");
  }

  @Test
  void trialThatTiesWithTheLastSurvivor_continues() {
    CurveStandings others = known(standings(1, 0.9, 0.8, 0.5, 0.5, 0.1));

    assertThat(PRUNER.pruneReason(standing(9, 1, 0.8), List.of(0.8), others)).isEmpty();
    assertThat(PRUNER.pruneReason(standing(9, 1, 0.5), List.of(0.5), others))
        .hasValue("rank 3 of 6 after epoch 1, the best 2 continue");
  }
}
