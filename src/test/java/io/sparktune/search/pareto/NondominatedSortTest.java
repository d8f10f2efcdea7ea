package io.sparktune.search.pareto;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.moeaframework.core.attribute.Rank;
import org.moeaframework.core.population.FastNondominatedSorting;
import org.moeaframework.core.population.Population;

final class NondominatedSortTest {

  @Test
  void resultsLieInFrontsBehindEachOther() {
    List<double[]> merits =
        List.of(
            new double[] {1, 1},
            new double[] {3, 1},
            new double[] {1, 3},
            new double[] {2, 2},
            new double[] {0, 3});

    assertThat(NondominatedSort.ranks(merits)).containsExactly(1, 0, 0, 0, 1);
    assertThat(NondominatedSort.first(merits)).containsExactly(1, 2, 3);
  }

  @Test
  void equalsShareTheirFront() {
    List<double[]> merits = List.of(new double[] {1, 1}, new double[] {1, 1}, new double[] {0, 1});

    assertThat(NondominatedSort.ranks(merits)).containsExactly(0, 0, 1);
  }

  @Test
  void oneGoalRanksByValue() {
    List<double[]> merits =
        List.of(new double[] {0.5}, new double[] {2}, new double[] {0.5}, new double[] {-1});

    assertThat(NondominatedSort.ranks(merits)).containsExactly(1, 0, 1, 2);
  }

  @Test
  void nothingHasNoFront() {
    assertThat(NondominatedSort.first(List.of())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5})
  void frontsAreThoseOfTheMoeaFramework(int goals) {
    for (int seed = 0; seed < 10; seed++) {
      assertRanks(RandomMerits.uniform(120, goals, seed));
      assertRanks(RandomMerits.coarse(120, goals, seed));
    }
  }

  private static void assertRanks(List<double[]> merits) {
    Population population = RandomMerits.population(merits);
    new FastNondominatedSorting().evaluate(population);
    int[] expected =
        IntStream.range(0, merits.size())
            .map(i -> Rank.getAttribute(population.get(i)) - Rank.BEST_RANK)
            .toArray();

    assertThat(NondominatedSort.ranks(merits)).containsExactly(expected);
  }
}
