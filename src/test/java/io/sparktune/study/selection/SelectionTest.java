package io.sparktune.study.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sparktune.study.Fixtures;
import io.sparktune.study.outcomes.FinishedTrial;
import io.sparktune.study.outcomes.StudyRules;
import io.sparktune.trial.Direction;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SelectionTest {

  private static final int STUDIES = 100;

  /**
   * Bounds of docs/benchmarks.md, widened by what chance does to 100 studies: two standard errors
   * of a mean with a deviation of 0.6 points, 12 of them for the coverage.
   */
  @ParameterizedTest
  @CsvSource({"20, 0.03", "200, 0.03", "200, 0.006"})
  void honestScoresAreNotTheLuckiest(int trials, double spread) {
    Random random = new Random(7);
    double plain = 0;
    double honest = 0;
    int covered = 0;
    int tied = 0;
    for (int study = 0; study < STUDIES; study++) {
      SimulatedTrials simulated =
          SimulatedTrials.of(trials, spread, new SimulatedTrials.Noise(0.004, 0.012), random);
      Selection selection = simulated.selection();
      double truth = simulated.truth(selection);
      HonestScore score = selection.honest().orElseThrow();
      plain += (selection.best().score() - truth) / STUDIES;
      honest += (score.score() - truth) / STUDIES;
      covered += score.low() <= truth && truth <= score.high() ? 1 : 0;
      tied += simulated.isBestTied(selection) ? 1 : 0;
    }
    assertThat(plain).isGreaterThan(0.005);
    assertThat(honest).isCloseTo(0, within(0.0027));
    assertThat(covered).isBetween(79, 100);
    assertThat(tied).isGreaterThanOrEqualTo(93);
  }

  @Test
  void aTrialThatIsWorseOnEveryFoldIsNotTied() {
    FinishedTrial best = SimulatedTrials.trial(0, List.of(0.95, 0.96, 0.97, 0.96, 0.95), 900, 9);
    FinishedTrial alike = SimulatedTrials.trial(1, List.of(0.95, 0.95, 0.97, 0.97, 0.94), 90, 9);
    FinishedTrial worse = SimulatedTrials.trial(2, List.of(0.85, 0.86, 0.87, 0.85, 0.86), 9, 9);
    StudyRules rules = Fixtures.rules(5, Direction.MAXIMIZE);
    Selection selection = Selection.of(best, List.of(worse, alike, best), rules);
    assertThat(selection.tied()).containsExactly(best, alike);
    assertThat(selection.simplest()).isEqualTo(alike);
    assertThat(FinalChoice.SIMPLEST.of(selection)).isEqualTo(alike);
    assertThat(FinalChoice.BEST.of(selection)).isEqualTo(best);
    assertThat(selection.compared()).isEqualTo(3);
  }

  @Test
  void theFewestEpochsDecideBetweenNetworksOfOneSize() {
    FinishedTrial best = SimulatedTrials.trial(0, List.of(1.0, 1.1, 1.2), 90, 9);
    FinishedTrial quicker = SimulatedTrials.trial(1, List.of(1.0, 1.2, 1.3), 90, 3);
    Selection selection =
        Selection.of(best, List.of(best, quicker), Fixtures.rules(3, Direction.MINIMIZE));
    assertThat(selection.simplest()).isEqualTo(quicker);
  }

  /** An error of 0.10 on some folds was lucky: other rows give more, never less. */
  @Test
  void theHonestScoreOfAnErrorIsHigher() {
    List<FinishedTrial> trials =
        List.of(
            SimulatedTrials.trial(0, List.of(0.10, 0.30, 0.20), 90, 9),
            SimulatedTrials.trial(1, List.of(0.30, 0.10, 0.21), 90, 9),
            SimulatedTrials.trial(2, List.of(0.22, 0.21, 0.20), 90, 9));
    HonestScore honest =
        Selection.of(trials.get(0), trials, Fixtures.rules(3, Direction.MINIMIZE))
            .honest()
            .orElseThrow();
    assertThat(honest.score()).isGreaterThan(0.2);
    assertThat(honest.low()).isLessThan(honest.score());
    assertThat(honest.high()).isGreaterThan(honest.score());
  }

  @Test
  void anAccuracyIsAtMostOne() {
    FinishedTrial only = SimulatedTrials.trial(0, List.of(1.0, 0.9, 0.99, 1.0, 1.0), 90, 9);
    Selection selection = Selection.of(only, List.of(only), Fixtures.rules(5, Direction.MAXIMIZE));
    assertThat(selection.honest().orElseThrow().high()).isEqualTo(1);
  }

  @Test
  void oneTrialIsNotTheLuckiest() {
    FinishedTrial only = SimulatedTrials.trial(0, List.of(0.9, 0.8), 90, 9);
    Selection selection = Selection.of(only, List.of(only), Fixtures.rules(2, Direction.MAXIMIZE));
    assertThat(selection.honest().orElseThrow().score()).isCloseTo(0.85, within(1e-12));
    assertThat(selection.tied()).containsExactly(only);
  }

  @Test
  void aSingleFoldTellsNothing() {
    FinishedTrial best = SimulatedTrials.trial(0, List.of(0.9), 90, 9);
    FinishedTrial other = SimulatedTrials.trial(1, List.of(0.8), 9, 9);
    Selection selection =
        Selection.of(best, List.of(best, other), Fixtures.rules(1, Direction.MAXIMIZE));
    assertThat(selection.honest()).isEmpty();
    assertThat(selection.tied()).containsExactly(best);
  }
}
