package io.sparktune.search.gp.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.junit.jupiter.api.Test;

final class GrowingCholeskyTest {

  private static final int SIZE = 23;

  @Test
  void aFactorThatHasGrownAndShrunkIsBitForBitTheOneMadeAtOnce() {
    double[][] matrix = positive(SIZE);
    GrowingCholesky atOnce = cholesky(matrix, SIZE);
    GrowingCholesky grown = cholesky(matrix, 9);
    grown.add(new double[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 1000});
    grown.shrink(9);
    for (int i = 9; i < SIZE; i++) {
      grown.add(Arrays.copyOf(matrix[i], i + 1));
    }

    for (int i = 0; i < SIZE; i++) {
      assertThat(grown.row(i)).containsExactly(atOnce.row(i));
    }
  }

  @Test
  void solutionsAndDeterminantAreThoseOfADenseSolver() {
    double[][] matrix = positive(SIZE);
    double[] right = new SplittableRandom(2).doubles(SIZE).toArray();
    GrowingCholesky cholesky = cholesky(matrix, SIZE);
    CholeskyDecomposition oracle = new CholeskyDecomposition(new Array2DRowRealMatrix(matrix));
    double[] solved = right.clone();
    cholesky.forward(solved);
    cholesky.backward(solved);

    double[] expected = oracle.getSolver().solve(new Array2DRowRealMatrix(right)).getColumn(0);
    assertThat(solved).containsExactly(expected, within(1e-10));
    assertThat(cholesky.logDeterminant())
        .isCloseTo(Math.log(oracle.getDeterminant()), within(1e-10));
  }

  @Test
  void theInverseIsThatOfADenseSolver() {
    double[][] matrix = positive(SIZE);
    RealMatrix expected =
        new CholeskyDecomposition(new Array2DRowRealMatrix(matrix)).getSolver().getInverse();

    double[][] inverse = cholesky(matrix, SIZE).inverse();

    for (int i = 0; i < SIZE; i++) {
      assertThat(inverse[i])
          .containsExactly(Arrays.copyOf(expected.getRow(i), i + 1), within(1e-10));
    }
  }

  @Test
  void aRowThatSaysNothingNewLeavesTheFactorRegular() {
    GrowingCholesky cholesky = new GrowingCholesky(2);
    cholesky.add(new double[] {4});
    cholesky.add(new double[] {4, 4});

    assertThat(cholesky.row(1)[1]).isEqualTo(Math.sqrt(4e-12));
  }

  static GrowingCholesky cholesky(double[][] matrix, int size) {
    GrowingCholesky cholesky = new GrowingCholesky(1);
    for (int i = 0; i < size; i++) {
      cholesky.add(Arrays.copyOf(matrix[i], i + 1));
    }
    return cholesky;
  }

  private static double[][] positive(int size) {
    SplittableRandom random = new SplittableRandom(1);
    RealMatrix any = new Array2DRowRealMatrix(size, size);
    for (int i = 0; i < size; i++) {
      any.setRow(i, random.doubles(size, -1, 1).toArray());
    }
    double[][] matrix = any.multiply(any.transpose()).getData();
    for (int i = 0; i < size; i++) {
      matrix[i][i] += 0.5;
    }
    return matrix;
  }
}
