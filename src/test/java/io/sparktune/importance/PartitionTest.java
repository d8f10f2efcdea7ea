package io.sparktune.importance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sparktune.space.RealParameter;
import io.sparktune.space.Scale;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The analysis of a tree is exact: here all trees are steps whose variances are plain. */
final class PartitionTest {

  private static final double EXACT = 1e-12;

  /** Rows at the corners (x, y) of a square, many at each; the cut of x is at 1/4. */
  private static ImportanceRows rows(double atNone, double atX, double atY, double atBoth) {
    int[] x = IntStream.range(0, 400).map(row -> row / 200).toArray();
    int[] y = IntStream.range(0, 400).map(row -> row / 100 % 2).toArray();
    double[] merits =
        IntStream.range(0, 400)
            .mapToDouble(row -> new double[] {atNone, atY, atX, atBoth}[2 * x[row] + y[row]])
            .toArray();
    int[] twin = new int[400];
    return new ImportanceRows(
        List.of(axis(0.1, 0.4), axis(0.3, 0.7)), new int[][] {x, y, twin, twin}, merits);
  }

  private static CellAxis axis(double... coordinates) {
    return CellAxis.of(new RealParameter("x", 0, 1, Scale.LINEAR), coordinates);
  }

  @Test
  void stepsThatAddUp_haveNoInteraction() {
    Partition partition = Partition.of(rows(0, 1, 2, 3));

    assertThat(partition.variance(0)).isCloseTo(0.25 * 0.75, within(EXACT));
    assertThat(partition.variance(1)).isCloseTo(4 * 0.25, within(EXACT));
    assertThat(partition.variance(0, 1)).isCloseTo(0, within(EXACT));
    assertThat(partition.variance()).isCloseTo(0.25 * 0.75 + 1, within(EXACT));
    assertThat(partition.effect(1, 0)).isCloseTo(-1, within(EXACT));
    assertThat(partition.effect(1, 1)).isCloseTo(1, within(EXACT));
  }

  @Test
  void aCornerAlone_isMainEffectsAndAnInteraction() {
    Partition partition = Partition.of(rows(0, 0, 0, 1));

    // With a = 3/4 and b = 1/2 for the corner's sides: a(1-a)b², b(1-b)a², a(1-a)b(1-b).
    assertThat(partition.variance(0)).isCloseTo(3 / 16.0 / 4, within(EXACT));
    assertThat(partition.variance(1)).isCloseTo(9 / 16.0 / 4, within(EXACT));
    assertThat(partition.variance(0, 1)).isCloseTo(3 / 16.0 / 4, within(EXACT));
    assertThat(partition.variance()).isCloseTo(3 / 8.0 * 5 / 8, within(EXACT));
  }

  @Test
  void equalMerits_areOneLeaf() {
    ImportanceRows rows = rows(5, 5, 5, 5);

    assertThat(RegressionTree.leaves(rows)).hasSize(1);
    assertThat(Partition.of(rows).variance()).isZero();
  }

  @Test
  void everyPointOfTheCube_isInOneLeaf() {
    ImportanceRows rows = rows(0, 1, 4, 2);
    List<Leaf> leaves = RegressionTree.leaves(rows);

    for (int x = 0; x < 2; x++) {
      for (int y = 0; y < 2; y++) {
        int[] point = {x, y};
        assertThat(leaves.stream().filter(leaf -> holds(leaf, point))).hasSize(1);
      }
    }
    assertThat(leaves.stream().mapToDouble(Leaf::merit).sorted().toArray())
        .isEqualTo(Arrays.stream(rows.merits()).distinct().sorted().toArray());
  }

  private static boolean holds(Leaf leaf, int[] point) {
    return IntStream.range(0, point.length)
        .allMatch(column -> (leaf.sets()[column] >>> point[column] & 1) == 1);
  }
}
