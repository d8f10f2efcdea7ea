package io.sparktune.training.engine.arrays;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The products by whichever kernels OpenBLAS takes here, beside sums in double precision. */
final class MatrixProductsTest {

  /** Both sides of the sizes at which kernels change. */
  private static final int MOST = 140;

  /** Of the sum of the products' sizes: some units of the last place of a float. */
  private static final double TOLERANCE = 1e-6;

  private final SplittableRandom random = new SplittableRandom(1);

  @BeforeAll
  static void openBlasIsHere() {
    assertThat(MatrixProducts.areNative()).isTrue();
  }

  @Test
  void productsAreRight_forAllShapes() {
    for (int i = 0; i < 300; i++) {
      int rows = random.nextInt(1, MOST);
      int inner = random.nextInt(1, MOST);
      int columns = random.nextInt(1, MOST);
      float[] left = numbers(rows * inner);
      float[] right = numbers(inner * columns);
      float[] before = numbers(rows * columns);

      float[] sum = before.clone();
      MatrixProducts.add(left, right, sum, rows, inner, columns);
      requireProduct(left, right, before, sum, rows, inner, columns);

      float[] zero = new float[rows * columns];
      float[] product = before.clone();
      MatrixProducts.setByTransposed(
          left, transposed(right, inner, columns), product, rows, inner, columns);
      requireProduct(left, right, zero, product, rows, inner, columns);

      float[] other = before.clone();
      MatrixProducts.setOfTransposed(
          transposed(left, rows, inner), right, other, rows, inner, columns);
      requireProduct(left, right, zero, other, rows, inner, columns);
    }
  }

  private float[] numbers(int count) {
    float[] numbers = new float[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = (float) random.nextDouble(-1, 1);
    }
    return numbers;
  }

  private static float[] transposed(float[] matrix, int rows, int columns) {
    float[] transposed = new float[matrix.length];
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        transposed[column * rows + row] = matrix[row * columns + column];
      }
    }
    return transposed;
  }

  private static void requireProduct(
      float[] left,
      float[] right,
      float[] before,
      float[] product,
      int rows,
      int inner,
      int columns) {
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        double sum = before[row * columns + column];
        double sizes = 1;
        for (int i = 0; i < inner; i++) {
          double each = (double) left[row * inner + i] * right[i * columns + column];
          sum += each;
          sizes += Math.abs(each);
        }
        double error = Math.abs(product[row * columns + column] - sum) / sizes;
        if (error > TOLERANCE || Double.isNaN(error)) {
          assertThat(error)
              .as("%d x %d by %d x %d, at %d, %d", rows, inner, inner, columns, row, column)
              .isLessThan(TOLERANCE);
        }
      }
    }
  }
}
