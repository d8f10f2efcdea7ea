package io.sparktune.training.engine.arrays;

import java.util.Arrays;

/** Sums over the columns of matrices, whose rows are as long as the sums are many. */
public final class Columns {

  private Columns() {}

  /** Sets the sum of each column. */
  public static void setSums(float[] matrix, int rows, float[] sums) {
    Arrays.fill(sums, 0);
    int columns = sums.length;
    for (int row = 0; row < rows; row++) {
      int start = row * columns;
      for (int column = 0; column < columns; column++) {
        sums[column] += matrix[start + column];
      }
    }
  }

  /** Sets the sum of each column of the products of two matrices, element by element. */
  public static void setSumsOfProducts(float[] left, float[] right, int rows, float[] sums) {
    Arrays.fill(sums, 0);
    int columns = sums.length;
    for (int row = 0; row < rows; row++) {
      int start = row * columns;
      for (int column = 0; column < columns; column++) {
        sums[column] += left[start + column] * right[start + column];
      }
    }
  }
}
