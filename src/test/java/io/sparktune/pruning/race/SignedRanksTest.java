package io.sparktune.pruning.race;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.apache.commons.math3.stat.inference.WilcoxonSignedRankTest;
import org.junit.jupiter.api.Test;

final class SignedRanksTest {

  /** scipy 1.17.1: {@code wilcoxon(differences, alternative="less", method="exact")}. */
  @Test
  void chances_areThoseOfScipy() {
    assertThat(SignedRanks.pValue(List.of(-0.03, 0.01, -0.05, -0.02, -0.04, -0.06, 0.015, -0.07)))
        .isCloseTo(0.01953125, within(1e-15));
    assertThat(SignedRanks.pValue(List.of(-3.0, 1.0, -2.0, -4.0, -5.0, -6.0, 0.5)))
        .isCloseTo(0.0390625, within(1e-15));
  }

  @Test
  void chances_areThoseOfAllSigns_upToTenDifferences() {
    SplittableRandom random = new SplittableRandom(11);
    for (int size = 1; size <= 10; size++) {
      for (int round = 0; round < 20; round++) {
        // Whole numbers from -4 to 4: ties and zeros in most rounds.
        List<Double> differences =
            random.ints(size, -4, 5).mapToObj(number -> (double) number).toList();

        assertThat(SignedRanks.pValue(differences))
            .as("%s", differences)
            .isCloseTo(byAllSigns(differences), within(1e-12));
      }
    }
  }

  private static double byAllSigns(List<Double> differences) {
    double seen = 0;
    for (double difference : differences) {
      seen += difference > 0 ? rank(difference, differences) : 0;
    }
    int size = differences.size();
    int low = 0;
    for (int signs = 0; signs < 1 << size; signs++) {
      double sum = 0;
      for (int i = 0; i < size; i++) {
        boolean positive = (signs >> i & 1) == 1 && differences.get(i) != 0;
        sum += positive ? rank(differences.get(i), differences) : 0;
      }
      low += sum <= seen ? 1 : 0;
    }
    return (double) low / (1 << size);
  }

  private static double rank(double difference, List<Double> differences) {
    double size = Math.abs(difference);
    long smaller = differences.stream().filter(other -> Math.abs(other) < size).count();
    long equal = differences.stream().filter(other -> Math.abs(other) == size).count();
    return smaller + (equal + 1) / 2.0;
  }

  @Test
  void chances_areHalfOfThoseForBothSides_ofCommonsMath() {
    SplittableRandom random = new SplittableRandom(12);
    WilcoxonSignedRankTest test = new WilcoxonSignedRankTest();
    for (int size = 5; size <= 15; size++) {
      double[] differences = random.doubles(size, -1, 0.5).toArray();
      double both = test.wilcoxonSignedRankTest(new double[size], differences, true);
      List<Double> listed = java.util.Arrays.stream(differences).boxed().toList();
      List<Double> turned = listed.stream().map(difference -> -difference).toList();
      double oneSide = Math.min(SignedRanks.pValue(listed), SignedRanks.pValue(turned));

      assertThat(2 * oneSide).isCloseTo(both, within(1e-12));
    }
  }

  @Test
  void chancesOfBothSides_areOneTogether_butForTheSumItself() {
    List<Double> differences = List.of(0.5, -1.0, 2.0, -3.5, 4.0);
    List<Double> turned = List.of(-0.5, 1.0, -2.0, 3.5, -4.0);

    // Ranks 1 to 5; the positive ones sum to 9, which 3 of the 32 signs have, and turned to 6.
    assertThat(SignedRanks.pValue(differences) + SignedRanks.pValue(turned) - 3 / 32.0)
        .isCloseTo(1, within(1e-15));
  }

  @Test
  void nothingButZeros_saysNothing() {
    assertThat(SignedRanks.pValue(List.of(0.0, 0.0, 0.0))).isEqualTo(1);
  }
}
