package io.sparktune.search.pareto;

import static java.lang.Double.POSITIVE_INFINITY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.moeaframework.core.attribute.CrowdingDistance;
import org.moeaframework.core.population.FastNondominatedSorting;
import org.moeaframework.core.population.Population;

final class CrowdingTest {

  @Test
  void theDistanceIsTheSumOfTheSharesBetweenNeighbours() {
    List<double[]> front =
        List.of(
            new double[] {0, 10}, new double[] {1, 4}, new double[] {3, 2}, new double[] {4, 0});

    assertThat(Crowding.distances(front))
        .containsExactly(
            POSITIVE_INFINITY, 3 / 4.0 + 8 / 10.0, 3 / 4.0 + 4 / 10.0, POSITIVE_INFINITY);
  }

  @Test
  void aGoalByWhichAllAreEqualCountsForNothing() {
    List<double[]> front =
        List.of(new double[] {0, 7}, new double[] {1, 7}, new double[] {2, 7}, new double[] {4, 7});

    assertThat(Crowding.distances(front))
        .containsExactly(POSITIVE_INFINITY, 2 / 4.0, 3 / 4.0, POSITIVE_INFINITY);
  }

  @Test
  void oneOrTwoAreNotCrowded() {
    assertThat(Crowding.distances(List.of(new double[] {1, 2}))).containsExactly(POSITIVE_INFINITY);
    assertThat(Crowding.distances(List.of(new double[] {1, 2}, new double[] {2, 1})))
        .containsExactly(POSITIVE_INFINITY, POSITIVE_INFINITY);
  }

  @Test
  void equalsAreFullyCrowded() {
    double[] point = {1, 2};

    assertThat(Crowding.distances(List.of(point, point, point))).containsOnly(0);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 5})
  void distancesAreThoseOfTheMoeaFramework(int goals) {
    List<double[]> merits = RandomMerits.uniform(200, goals, goals);
    List<double[]> front = NondominatedSort.first(merits).stream().map(merits::get).toList();
    Population population = RandomMerits.population(front);
    new FastNondominatedSorting().updateCrowdingDistance(population);
    double[] expected =
        IntStream.range(0, front.size())
            .mapToDouble(i -> CrowdingDistance.getAttribute(population.get(i)))
            .toArray();

    assertThat(Crowding.distances(front)).containsExactly(expected, within(1e-12));
  }
}
