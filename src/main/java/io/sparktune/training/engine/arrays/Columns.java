package io.sparktune.training.engine.arrays;

import java.util.Arrays;

/** Sums over the columns of matrices, whose rows are as long as the sums are many. */
public final class Columns {

  /** Rows that are added in one pass over the sums. */
  private static final int AT_ONCE = 4;

  private Columns() {}

  /** Sets the sum of each column. */
  public static void setSums(float[] matrix, int rows, float[] sums) {
    Arrays.fill(sums, 0);
    int columns = sums.length;
    int row = 0;
    for (; row + AT_ONCE <= rows; row += AT_ONCE) {
      addRows(matrix, row * columns, sums);
    }
    for (; row < rows; row++) {
      int start = row * columns;
      for (int column = 0; column < columns; column++) {
        sums[column] += matrix[start + column];
      }
    }
  }

  /** Adds them one after the other, so that sums are the same to the bit. */
  private static void addRows(float[] matrix, int start, float[] sums) {
    int columns = sums.length;
    int second = start + columns;
    int third = second + columns;
    int fourth = third + columns;
    for (int column = 0; column < columns; column++) {
      sums[column] =
          sums[column]
              + matrix[start + column]
              + matrix[second + column]
              + matrix[third + column]
              + matrix[fourth + column];
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
