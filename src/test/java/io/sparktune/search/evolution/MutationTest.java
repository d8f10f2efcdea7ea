package io.sparktune.search.evolution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MutationTest {

  private static final int MUTANTS = 20_000;

  @ParameterizedTest
  @ValueSource(doubles = {0, 1e-9, 0.3, 1})
  void mutantsStayInTheUnitInterval(double unit) {
    for (Mutation mutation : Mutation.values()) {
      assertThat(mutants(mutation, unit, 1)).allMatch(mutant -> mutant >= 0 && mutant <= 1);
    }
  }

  /**
   * The step has the density (index + 1) / 2 * (1 - |step|)^index, whose mean is 1 / (index + 2).
   */
  @Test
  void polynomialStepsHaveTheirMeanLength() {
    double mean =
        mutants(Mutation.POLYNOMIAL, 0.5, 20)
            .map(mutant -> Math.abs(mutant - 0.5))
            .average()
            .orElseThrow();

    // The deviation of the mean is about 1 / 22 / sqrt(20,000) = 0.0003.
    assertThat(mean).isCloseTo(1 / 22.0, within(0.002));
  }

  @Test
  void polynomialStepsGoEitherWayAlike() {
    long up = mutants(Mutation.POLYNOMIAL, 0.5, 20).filter(mutant -> mutant > 0.5).count();

    // Binomial with a deviation of 71: six deviations.
    assertThat(up).isBetween(MUTANTS / 2 - 426L, MUTANTS / 2 + 426L);
  }

  @Test
  void aResetIsUniform() {
    double[] mutants = mutants(Mutation.RESET, 0.9, 20).sorted().toArray();

    // Kolmogorov's distance of uniform points stays below 2.6 / sqrt(n) but once in 10^5 times.
    double distance = 0;
    for (int i = 0; i < mutants.length; i++) {
      distance = Math.max(distance, Math.abs(mutants[i] - (double) i / mutants.length));
    }
    assertThat(distance).isLessThan(2.6 / Math.sqrt(MUTANTS));
    assertThat(Arrays.stream(mutants).distinct().count()).isEqualTo(MUTANTS);
  }

  private static DoubleStream mutants(Mutation mutation, double unit, double index) {
    SplittableRandom random = new SplittableRandom(4);
    return DoubleStream.generate(() -> mutation.moved(unit, index, random)).limit(MUTANTS);
  }
}
