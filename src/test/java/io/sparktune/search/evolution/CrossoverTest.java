package io.sparktune.search.evolution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CrossoverTest {

  private static final int CHILDREN = 20_000;

  @ParameterizedTest
  @CsvSource({"0, 1", "0.2, 0.3", "0.999, 1", "0.5, 0.5"})
  void simulatedBinaryChildrenStayInTheUnitInterval(double one, double other) {
    assertThat(children(Crossover.SIMULATED_BINARY, one, other, 2))
        .allMatch(child -> child >= 0 && child <= 1);
  }

  /** Far from the bounds the mean of the two children of a pair is that of the parents. */
  @Test
  void simulatedBinaryChildrenLieAroundTheirParents() {
    DoubleStream both =
        DoubleStream.concat(
            children(Crossover.SIMULATED_BINARY, 0.45, 0.55, 15),
            children(Crossover.SIMULATED_BINARY, 0.55, 0.45, 15));

    // The deviation of the mean is about 0.05 / sqrt(40,000).
    assertThat(both.average().orElseThrow()).isCloseTo(0.5, within(0.0015));
  }

  /** By the density of the spread, half of the children are nearer than the parents. */
  @Test
  void halfOfTheMovedChildrenLieBetweenTheirParents() {
    double[] moved =
        children(Crossover.SIMULATED_BINARY, 0.45, 0.55, 15)
            .filter(child -> child != 0.45)
            .toArray();
    long between = DoubleStream.of(moved).filter(child -> child > 0.45 && child < 0.55).count();

    // Binomial: its deviation is 0.005.
    assertThat((double) between / moved.length).isCloseTo(0.5, within(0.03));
    assertThat(moved.length).isBetween(CHILDREN / 2 - 500, CHILDREN / 2 + 500);
  }

  @Test
  void aHigherIndexKeepsChildrenNearerToAParent() {
    assertThat(meanDistance(30)).isLessThan(meanDistance(2));
  }

  @Test
  void uniformChildrenHaveEitherParentsCoordinate() {
    assertThat(children(Crossover.UNIFORM, 0.1, 0.7, 15).distinct()).containsOnly(0.1, 0.7);
  }

  private static double meanDistance(double index) {
    return children(Crossover.SIMULATED_BINARY, 0.4, 0.6, index)
        .map(child -> Math.min(Math.abs(child - 0.4), Math.abs(child - 0.6)))
        .average()
        .orElseThrow();
  }

  private static DoubleStream children(
      Crossover crossover, double one, double other, double index) {
    SplittableRandom random = new SplittableRandom(3);
    return DoubleStream.generate(() -> crossover.child(one, other, index, random)).limit(CHILDREN);
  }
}
