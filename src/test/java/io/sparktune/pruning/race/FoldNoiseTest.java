package io.sparktune.pruning.race;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class FoldNoiseTest {

  @Test
  void fewComparisons_tellNothing() {
    FoldNoise noise = FoldNoise.none();
    for (int trial = 0; trial < 4; trial++) {
      noise = noise.with(List.of(0.0, 0.1, 0.2));
    }
    assertThat(noise.prior()).isEqualTo(FoldNoise.Prior.NONE);
    assertThat(noise.with(List.of(0.0, 0.1, 0.2)).prior().variance()).isPositive();
    assertThat(noise.prior()).isEqualTo(FoldNoise.Prior.NONE);
  }

  @Test
  void comparisonsWithoutSpread_areLeftOut() {
    FoldNoise noise = FoldNoise.none();
    for (int trial = 0; trial < 20; trial++) {
      noise = noise.with(List.of(-0.1, -0.1, 0.8 - 0.9)).with(List.of(0.25));
    }
    assertThat(noise.prior()).isEqualTo(FoldNoise.Prior.NONE);
  }

  /** Variances that are all alike leave no doubt about the next one, but for their number. */
  @Test
  void equalVariances_areTakenAsTheyAre() {
    FoldNoise noise = FoldNoise.none();
    for (int trial = 0; trial < 100; trial++) {
      noise = noise.with(List.of(0.0, 0.1, 0.2));
    }
    assertThat(noise.prior().degrees()).isCloseTo(64, within(0.1));
    // The median of F with 2 and 64 degrees of freedom is 0.7007 (scipy 1.17.1).
    assertThat(noise.prior().variance()).isCloseTo(0.01 / 0.7007, within(1e-5));
  }

  /**
   * Variances drawn as in the model of Smyth (2004): the prior's variance over a chi-squared one of
   * 8 degrees, divided by them. The bands hold the estimates of 200 trials, whose medians are 9.5
   * and 0.0004, with a chance of about 0.95.
   */
  @Test
  void priorOfTheModel_isFoundAgain_thoughSomeTrialsAreOdd() {
    SplittableRandom random = new SplittableRandom(21);
    FoldNoise noise = FoldNoise.none();
    for (int trial = 0; trial < 200; trial++) {
      double deviation = Math.sqrt(0.0004 * 8 / chiSquared(random, 8));
      double scale = trial % 20 == 0 ? 50 * deviation : deviation;
      noise =
          noise.with(
              Collections.nCopies(5, scale).stream().map(s -> s * random.nextGaussian()).toList());
    }
    assertThat(noise.prior().degrees()).isBetween(4.0, 30.0);
    assertThat(noise.prior().variance()).isBetween(0.0003, 0.0006);
  }

  private static double chiSquared(SplittableRandom random, int degrees) {
    double sum = 0;
    for (int i = 0; i < degrees; i++) {
      double drawn = random.nextGaussian();
      sum += drawn * drawn;
    }
    return sum;
  }

  @Test
  void latestComparisons_count() {
    FoldNoise noise = FoldNoise.none();
    for (int trial = 0; trial < 300; trial++) {
      noise = noise.with(List.of(0.0, 1.0, 2.0));
    }
    double early = noise.prior().variance();
    for (int trial = 0; trial < 200; trial++) {
      noise = noise.with(List.of(0.0, 0.1, 0.2));
    }
    assertThat(noise.prior().variance()).isCloseTo(early / 100, within(1e-9));
  }

  /** As above; trials have 2 to 5 folds in turn. */
  @Test
  void comparisonsOfAnyNumberOfFolds_tellTheSame() {
    SplittableRandom random = new SplittableRandom(22);
    FoldNoise noise = FoldNoise.none();
    for (int trial = 0; trial < 200; trial++) {
      double deviation = Math.sqrt(0.0004 * 8 / chiSquared(random, 8));
      noise =
          noise.with(
              Collections.nCopies(2 + trial % 4, deviation).stream()
                  .map(scale -> scale * random.nextGaussian())
                  .toList());
    }
    assertThat(noise.prior().variance()).isBetween(0.0003, 0.0006);
  }

  /** Quartiles of 0.1, 0.2 ... 0.9 are 0.3 and 0.7. */
  @Test
  void firstFolds_boundTheNoise_untilTrialsWereCompared() {
    FoldNoise noise = FoldNoise.none();
    for (int trial = 1; trial <= 9; trial++) {
      assertThat(noise.prior()).isEqualTo(trial <= 5 ? FoldNoise.Prior.NONE : noise.prior());
      noise = noise.withFirst(trial / 10.0);
    }
    assertThat(noise.prior().degrees()).isEqualTo(4);
    assertThat(noise.prior().variance()).isCloseTo(2 * Math.pow(0.4 / 1.349, 2), within(1e-12));

    for (int trial = 0; trial < 5; trial++) {
      assertThat(noise.isUnknown()).isTrue();
      noise = noise.with(List.of(0.0, 0.001, 0.002));
    }
    assertThat(noise.isUnknown()).isFalse();
    assertThat(noise.prior().variance()).isLessThan(1e-5);
    assertThat(noise.withFirst(0.5)).isSameAs(noise);
  }

  @Test
  void equalFirstFolds_boundNothing() {
    FoldNoise noise = FoldNoise.none();
    for (int trial = 0; trial < 9; trial++) {
      noise = noise.withFirst(0.5);
    }
    assertThat(noise.prior()).isEqualTo(FoldNoise.Prior.NONE);
  }
}
