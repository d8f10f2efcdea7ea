package io.sparktune.data;

/**
 * The keys that group or order rows besides their cells.
 *
 * @param groups a code for each row, or empty; rows of one code stay together
 * @param times for each row, ascending with time, or empty; NaN where unknown
 */
@SuppressWarnings("ArrayRecordComponent") // keys stay primitive
public record RowKeys(int[] groups, double[] times) {

  /** Neither groups nor times. */
  public static RowKeys none() {
    return new RowKeys(new int[0], new double[0]);
  }
}
