package io.sparktune.pruning;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparktune.pruning.race.FoldNoise;
import io.sparktune.pruning.race.FoldRace;
import io.sparktune.pruning.race.Moments;
import io.sparktune.pruning.race.RaceSettings;
import io.sparktune.pruning.race.RaceTest;
import io.sparktune.trial.Seeds;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Ten folds, whose differences to the best trial have deviations that vary from trial to trial as
 * in the model of Smyth (2004), with a variance of 0.0004 and 8 degrees of freedom. Folds are
 * independent, or correlated by the tenth that Nadeau and Bengio (2003) expect, as training rows
 * overlap.
 */
final class FoldRaceSimulationTest {

  private static final int FOLDS = 10;
  private static final int TRIALS = 5_000;
  private static final double CONFIDENCE = 0.95;
  private static final double INDEPENDENT = 0;
  private static final double OVERLAPPING = 0.1;

  /**
   * @param shareAtLook of all trials, by the number of folds at which they would be dropped
   * @param share that is dropped at one look or another
   * @param folds trained of a trial, on average
   */
  private record Pruned(Map<Integer, Double> shareAtLook, double share, double folds) {}

  /**
   * Four deviations of a share of 0.05 in 5,000 are 0.0124. The last column is the share over all
   * looks, after 1, 2, 4, 8 and 10 folds; it is less than five times 0.05, as they see the same
   * folds.
   */
  @ParameterizedTest
  @CsvSource({"WILCOXON, 0.07", "CORRECTED_T, 0.1", "POOLED_T, 0.1"})
  void trialAsGoodAsTheBest_isPrunedNoMoreOftenThanStated(RaceTest test, double family) {
    Pruned pruned = race(test, 0, INDEPENDENT);

    assertThat(pruned.shareAtLook().values())
        .allSatisfy(share -> assertThat(share).isLessThan(1 - CONFIDENCE + 0.0124));
    assertThat(pruned.share()).isLessThan(family);
  }

  @ParameterizedTest
  @CsvSource({"CORRECTED_T, 0.14", "POOLED_T, 0.14"})
  void correctedTests_holdTheirRateWhereTrainingRowsOverlap(RaceTest test, double family) {
    Pruned pruned = race(test, 0, OVERLAPPING);

    assertThat(pruned.shareAtLook().values())
        .allSatisfy(share -> assertThat(share).isLessThan(1 - CONFIDENCE + 0.0124));
    assertThat(pruned.share()).isLessThan(family);
  }

  /** It takes folds for independent ones. */
  @Test
  void wilcoxon_dropsTooManyWhereTrainingRowsOverlap() {
    Pruned pruned = race(RaceTest.WILCOXON, 0, OVERLAPPING);

    assertThat(pruned.shareAtLook().get(8)).isBetween(0.07, 0.11);
  }

  /** By three deviations of one fold. */
  @ParameterizedTest
  @CsvSource({
    "POOLED_T, 1.1, 1.6",
    "PREDICTIVE_T, 1.0, 1.3",
    "CORRECTED_T, 3.0, 3.6",
    "WILCOXON, 8.0, 8.1",
    "NONE, 10.0, 10.0"
  })
  void trialThatIsClearlyWorse_isPrunedAsEarlyAsTheTestCan(
      RaceTest test, double fewestFolds, double mostFolds) {
    assertThat(race(test, -0.06, OVERLAPPING).folds()).isBetween(fewestFolds, mostFolds);
  }

  /**
   * Of trials that would have been better than the best one by a standard error over all folds (in
   * this model 0.46 deviations), at most one in twenty is lost at each look.
   */
  @Test
  void predictiveT_seldomLosesATrialThatWouldHaveBeenBetterByItsMargin() {
    FoldRace race =
        new FoldRace(new RaceSettings(RaceTest.PREDICTIVE_T, CONFIDENCE), FOLDS, 1.0 / (FOLDS - 1));
    FoldNoise noise = noise(INDEPENDENT);
    int better = 0;
    int lost = 0;
    int pruned = 0;
    for (int trial = 0; trial < TRIALS; trial++) {
      SplittableRandom random = Seeds.random(33, "trial", trial);
      List<Double> differences = differences(random, 0.02 * random.nextGaussian(), INDEPENDENT);
      boolean isBetter = Moments.mean(differences) > 0.0092;
      boolean isPruned = false;
      for (int seen = 1; seen < FOLDS && !isPruned; seen++) {
        List<Double> incumbent = Collections.nCopies(seen, 0.0);
        isPruned = race.pruneReason(differences.subList(0, seen), incumbent, noise).isPresent();
      }
      better += isBetter ? 1 : 0;
      pruned += isPruned ? 1 : 0;
      lost += isBetter && isPruned ? 1 : 0;
    }
    assertThat(pruned).isGreaterThan(TRIALS / 2);
    assertThat(better).isGreaterThan(TRIALS / 4);
    assertThat(lost / (double) pruned).isLessThan(1 - CONFIDENCE);
  }

  private static Pruned race(RaceTest test, double shift, double correlation) {
    FoldRace race = new FoldRace(new RaceSettings(test, CONFIDENCE), FOLDS, 1.0 / (FOLDS - 1));
    FoldNoise noise = noise(correlation);
    Map<Integer, Double> shareAtLook = new TreeMap<>();
    double pruned = 0;
    double folds = 0;
    for (int trial = 0; trial < TRIALS; trial++) {
      SplittableRandom random = Seeds.random(32, "trial", trial);
      List<Double> differences = differences(random, shift, correlation);
      int firstPruned = 0;
      for (int seen = race.released(0); seen > 0; seen = wider(race, seen)) {
        List<Double> incumbent = Collections.nCopies(seen, 0.0);
        if (race.pruneReason(differences.subList(0, seen), incumbent, noise).isPresent()) {
          shareAtLook.merge(seen, 1.0 / TRIALS, Double::sum);
          firstPruned = firstPruned == 0 ? seen : firstPruned;
        }
      }
      pruned += firstPruned > 0 ? 1 : 0;
      folds += firstPruned > 0 ? firstPruned : FOLDS;
    }
    return new Pruned(shareAtLook, pruned / TRIALS, folds / TRIALS);
  }

  /** Folds at the next look, 0 after the last one. */
  private static int wider(FoldRace race, int seen) {
    return seen == FOLDS ? 0 : race.released(seen);
  }

  private static FoldNoise noise(double correlation) {
    FoldNoise noise = FoldNoise.none();
    for (int trial = 0; trial < 200; trial++) {
      noise = noise.with(differences(Seeds.random(31, "earlier", trial), 0, correlation));
    }
    return noise;
  }

  private static List<Double> differences(
      SplittableRandom random, double shift, double correlation) {
    double chiSquared = 0;
    for (int i = 0; i < 8; i++) {
      double drawn = random.nextGaussian();
      chiSquared += drawn * drawn;
    }
    double deviation = Math.sqrt(0.0004 * 8 / chiSquared);
    double common = Math.sqrt(correlation) * random.nextGaussian();
    List<Double> differences = new ArrayList<>();
    for (int fold = 0; fold < FOLDS; fold++) {
      double own = Math.sqrt(1 - correlation) * random.nextGaussian();
      differences.add(shift + deviation * (common + own));
    }
    return differences;
  }
}
