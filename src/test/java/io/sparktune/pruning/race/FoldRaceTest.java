package io.sparktune.pruning.race;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class FoldRaceTest {

  private static final List<Double> INCUMBENT =
      List.of(0.9, 0.91, 0.89, 0.92, 0.9, 0.88, 0.93, 0.9, 0.91, 0.9);

  private static final FoldNoise NOISE = noise();

  @Test
  void folds_areReleasedOneTwoFour() {
    FoldRace race = race(RaceTest.CORRECTED_T, 0.95, 10);

    assertThat(IntStream.rangeClosed(0, 10).map(race::released))
        .containsExactly(1, 2, 4, 4, 8, 8, 8, 8, 10, 10, 10);
    assertThat(race(RaceTest.POOLED_T, 0.95, 3).released(2)).isEqualTo(3);
    assertThat(IntStream.rangeClosed(0, 5).map(race(RaceTest.PREDICTIVE_T, 0.95, 5)::released))
        .containsExactly(1, 2, 3, 4, 5, 5);
    assertThat(race(RaceTest.POOLED_T, 0.95, 1).released(0)).isEqualTo(1);
  }

  @Test
  void withoutATest_allFoldsAreReleased() {
    FoldRace race = race(RaceTest.NONE, 0.95, 10);

    assertThat(race.released(0)).isEqualTo(10);
    assertThat(race.pruneReason(Collections.nCopies(10, 0.0), INCUMBENT, NOISE)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void trialAsGoodAsTheBestOrBetter_continues(RaceTest test) {
    for (int folds = 1; folds <= 10; folds++) {
      List<Double> best = INCUMBENT.subList(0, folds);
      FoldRace race = race(test, 0.51, 10);
      List<Double> better = best.stream().map(merit -> merit + 1e-9).toList();

      assertThat(race.pruneReason(best, best, NOISE)).isEmpty();
      assertThat(race.pruneReason(better, best, NOISE)).isEmpty();
    }
  }

  /** Four ranks below zero and none above are 1 of 16 signs, five 1 of 32. */
  @Test
  void wilcoxon_decidesFromFiveFoldsOn() {
    FoldRace race = race(RaceTest.WILCOXON, 0.95, 10);

    assertThat(pruneReason(race, -0.01, -0.02, -0.03, -0.04)).isEmpty();
    assertThat(pruneReason(race, -0.01, -0.02, -0.03, -0.04, -0.05))
        .hasValue("0.03 worse than the best on 5 of 10 folds, p = 0.031");
  }

  /** scipy 1.17.1: t = -2.3238 and p = 0.0514 for 5 folds, t = -2.7344 and p = 0.0358 for 10. */
  @Test
  void correctedT_isThatOfNadeauAndBengio() {
    double[] differences = {-0.02, -0.05, -0.01, -0.04};

    assertThat(pruneReason(race(RaceTest.CORRECTED_T, 0.9486, 5), differences))
        .hasValue("0.03 worse than the best on 4 of 5 folds, p = 0.051");
    assertThat(pruneReason(race(RaceTest.CORRECTED_T, 0.9487, 5), differences)).isEmpty();
    assertThat(pruneReason(race(RaceTest.CORRECTED_T, 0.9641, 10), differences)).isPresent();
    assertThat(pruneReason(race(RaceTest.CORRECTED_T, 0.9642, 10), differences)).isEmpty();
  }

  @Test
  void correctedT_needsTwoFoldsAndSomeSpread() {
    FoldRace race = race(RaceTest.CORRECTED_T, 0.95, 5);

    assertThat(pruneReason(race, -0.9)).isEmpty();
    assertThat(race.pruneReason(List.of(0.5, 0.5), List.of(0.75, 0.75), NOISE)).isEmpty();
    assertThat(pruneReason(race, -0.02, -0.02, -0.02)).isEmpty();
    assertThat(pruneReason(race, -0.9, -0.91)).isPresent();
  }

  @Test
  void pooledT_withoutEarlierTrials_isTheCorrectedOne() {
    double[] differences = {-0.02, -0.05, -0.01, -0.04};
    for (double confidence = 0.9; confidence < 0.99; confidence += 0.005) {
      assertThat(
              race(RaceTest.POOLED_T, confidence, 5)
                  .pruneReason(worse(differences), INCUMBENT.subList(0, 4), FoldNoise.none()))
          .isEqualTo(pruneReason(race(RaceTest.CORRECTED_T, confidence, 5), differences));
    }
    assertThat(
            race(RaceTest.POOLED_T, 0.95, 5)
                .pruneReason(List.of(0.1), List.of(0.9), FoldNoise.none()))
        .isEmpty();
  }

  /**
   * 64 degrees of freedom and a variance of 0.0004, by construction: the error of one fold of five
   * is 0.02 times the root of 1.25, and -0.0373 / 0.02236 = -1.668 has p = 0.0501, -0.0375 has
   * 0.0492 (scipy 1.17.1).
   */
  @Test
  void pooledT_decidesAfterOneFold() {
    FoldRace race = race(RaceTest.POOLED_T, 0.95, 5);

    assertThat(pruneReason(race, -0.0373)).isEmpty();
    assertThat(pruneReason(race, -0.0375))
        .hasValue("0.0375 worse than the best on 1 of 5 folds, p = 0.049");
  }

  /**
   * With the same noise the margin is 0.02 times the root of 1/5 + 1/4, and the mean over all folds
   * has a deviation of 0.02 times the root of 1 - 1/5 after one fold: t = -1.6690, of which p is
   * 0.05 with 64 degrees of freedom (scipy 1.17.1), is reached at -0.01644. After four folds the
   * deviation is so small that no trial goes on which is not better than the best one.
   */
  @Test
  void predictiveT_dropsWhatIsNotLikelyToBecomeBetterByAStandardError() {
    FoldRace race = race(RaceTest.PREDICTIVE_T, 0.95, 5);

    assertThat(pruneReason(race, -0.0163)).isEmpty();
    assertThat(pruneReason(race, -0.0166))
        .hasValue(
            "0.0166 worse than the best on 1 of 5 folds, 0.01342 better on all with p = 0.049");
    assertThat(pruneReason(race, -1e-4, -1e-4, -1e-4, -1e-4)).isPresent();
  }

  /** Without a margin it takes -1.6690 deviations of 0.01789 after one fold: -0.02986. */
  @Test
  void predictiveT_withoutAMargin_sparesWhatMayBecomeBetterAtAll() {
    FoldRace race = new FoldRace(new RaceSettings(RaceTest.PREDICTIVE_T, 0.95, 0), 5, 0.25);

    assertThat(pruneReason(race, -0.0297)).isEmpty();
    assertThat(pruneReason(race, -0.0300)).isPresent();
  }

  @Test
  void predictiveT_withoutEarlierTrials_needsTwoFolds() {
    FoldRace race = race(RaceTest.PREDICTIVE_T, 0.95, 5);

    assertThat(race.pruneReason(List.of(0.1), List.of(0.9), FoldNoise.none())).isEmpty();
    assertThat(race.pruneReason(List.of(0.1, 0.11), List.of(0.9, 0.9), FoldNoise.none()))
        .isPresent();
  }

  @Test
  void onlyFold_isNeverRaced() {
    assertThat(pruneReason(race(RaceTest.POOLED_T, 0.95, 1), -0.9)).isEmpty();
    assertThat(pruneReason(race(RaceTest.WILCOXON, 0.95, 1), -0.9)).isEmpty();
    assertThat(pruneReason(race(RaceTest.PREDICTIVE_T, 0.95, 1), -0.9)).isEmpty();
  }

  @Test
  void whatCannotBeCompared_isRefused() {
    FoldRace race = race(RaceTest.WILCOXON, 0.95, 5);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> race.pruneReason(List.of(0.5), INCUMBENT, NOISE))
        .withMessage("1 folds are compared with 10");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> race.pruneReason(List.of(Double.NaN), List.of(0.5), NOISE))
        .withMessage("the merits of fold 0 are NaN and 0.5");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RaceSettings(RaceTest.NONE, 1))
        .withMessage("the confidence is 1.0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RaceSettings(RaceTest.PREDICTIVE_T, 0.95, -1))
        .withMessage("the margin is -1.0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new FoldRace(new RaceSettings(RaceTest.NONE, 0.9), 0, 1))
        .withMessage("a trial has 0 folds");
  }

  private static Optional<String> pruneReason(FoldRace race, double... differences) {
    return race.pruneReason(worse(differences), INCUMBENT.subList(0, differences.length), NOISE);
  }

  private static List<Double> worse(double... differences) {
    return IntStream.range(0, differences.length)
        .mapToObj(fold -> INCUMBENT.get(fold) + differences[fold])
        .toList();
  }

  /** So many equal variances that the prior has the most degrees of freedom and their scale. */
  private static FoldNoise noise() {
    double medianOfF = 0.84813;
    double step = Math.sqrt(0.0004 * medianOfF / 2.5);
    FoldNoise noise = FoldNoise.none();
    for (int trial = 0; trial < 100; trial++) {
      noise = noise.with(List.of(0.0, step, 2 * step, 3 * step, 4 * step));
    }
    return noise;
  }

  /** As with five folds: the error goes by the rows of a fold, not by the number of fits. */
  @Test
  void correctedT_ofFiveFoldsTwice_hasTheErrorOfFiveFolds() {
    FoldRace twice = new FoldRace(new RaceSettings(RaceTest.CORRECTED_T, 0.9486), 10, 0.25);

    assertThat(pruneReason(twice, -0.02, -0.05, -0.01, -0.04))
        .hasValue("0.03 worse than the best on 4 of 10 folds, p = 0.051");
  }

  private static FoldRace race(RaceTest test, double confidence, int folds) {
    return new FoldRace(
        new RaceSettings(test, confidence), folds, folds == 1 ? 1 : 1.0 / (folds - 1));
  }
}
