package io.sparktune.search.pareto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.moeaframework.core.indicator.WFGHypervolume;
import org.moeaframework.core.population.NondominatedPopulation;
import org.moeaframework.problem.ProblemStub;

final class HypervolumeTest {

  @Test
  void aResultAddsWhatNoOtherDominates() {
    List<double[]> merits =
        List.of(new double[] {3, 1}, new double[] {2, 2}, new double[] {1, 3}, new double[] {1, 1});
    double[] origin = new double[2];

    assertThat(Hypervolume.added(new double[] {3, 2}, merits, origin)).isEqualTo(1);
    assertThat(Hypervolume.added(new double[] {1, 1}, merits, origin)).isZero();
    assertThat(Hypervolume.added(new double[] {9, 0}, merits, origin)).isZero();
    assertThat(Hypervolume.added(new double[] {3, 2}, List.of(), new double[] {1, 1})).isEqualTo(2);
  }

  @Test
  void whatResultsAddOneAfterAnotherIsTheVolume() {
    SplittableRandom random = new SplittableRandom(3);
    for (int goals = 1; goals <= 4; goals++) {
      double[] reference = random.doubles(goals, 0, 0.2).toArray();
      List<double[]> merits = new ArrayList<>();
      double sum = 0;
      for (int i = 0; i < 12; i++) {
        double[] point = random.doubles(goals).toArray();
        sum += Hypervolume.added(point, merits, reference);
        merits.add(point);
      }
      assertThat(sum).isCloseTo(Hypervolume.of(merits, reference), within(1e-12));
    }
  }

  @Test
  void oneGoalMeasuresALength() {
    assertThat(Hypervolume.of(List.of(new double[] {3}, new double[] {5}), new double[] {1}))
        .isEqualTo(4);
  }

  @Test
  void twoGoalsMeasureAStaircase() {
    List<double[]> merits =
        List.of(new double[] {3, 1}, new double[] {1, 3}, new double[] {2, 2}, new double[] {1, 1});

    assertThat(Hypervolume.of(merits, new double[] {0, 0})).isEqualTo(3 + 2 + 1);
  }

  @Test
  void threeGoalsMeasureAUnionOfBoxes() {
    List<double[]> merits = List.of(new double[] {3, 1, 1}, new double[] {1, 2, 2});

    assertThat(Hypervolume.of(merits, new double[] {0, 0, 0})).isEqualTo(3 + 4 - 1);
  }

  @Test
  void resultsThatAreNotBetterThanTheReferenceAddNothing() {
    List<double[]> merits =
        List.of(new double[] {3, 3}, new double[] {9, 1}, new double[] {0, 0}, new double[] {1, 9});

    assertThat(Hypervolume.of(merits, new double[] {1, 1})).isEqualTo(4);
    assertThat(Hypervolume.of(List.of(), new double[] {1, 1, 1})).isZero();
  }

  @Test
  void aReferenceOfAnotherLengthIsRefused() {
    assertThatThrownBy(() -> Hypervolume.of(List.of(new double[2]), new double[3]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("2 merits have a reference of 3");
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4, 5})
  void volumesAreThoseOfTheMoeaFramework(int goals) {
    ProblemStub problem = new ProblemStub("uniform", 0, goals, 0);
    WFGHypervolume library = new WFGHypervolume(problem, new double[goals]);
    for (int seed = 0; seed < 10; seed++) {
      List<double[]> merits = RandomMerits.uniform(60, goals, seed);
      double expected =
          library.evaluate(new NondominatedPopulation(RandomMerits.population(merits)));

      assertThat(Hypervolume.of(merits, new double[goals])).isCloseTo(expected, within(1e-12));
    }
  }

  @Test
  void equalCoordinatesAreCountedOnce() {
    for (int seed = 0; seed < 10; seed++) {
      List<double[]> merits = RandomMerits.coarse(40, 4, seed);

      assertThat(Hypervolume.of(merits, new double[4])).isEqualTo(cells(merits));
    }
  }

  /** The unit cells below whole numbers, counted one by one. */
  private static int cells(List<double[]> merits) {
    int cells = 0;
    for (int cell = 0; cell < 6 * 6 * 6 * 6; cell++) {
      int[] corner = {cell % 6, cell / 6 % 6, cell / 36 % 6, cell / 216};
      boolean covered =
          merits.stream()
              .anyMatch(
                  point ->
                      point[0] > corner[0]
                          && point[1] > corner[1]
                          && point[2] > corner[2]
                          && point[3] > corner[3]);
      cells += covered ? 1 : 0;
    }
    return cells;
  }
}
