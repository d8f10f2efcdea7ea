package io.sparktune.data;

/**
 * The keys that group or order rows besides their cells.
 *
 * @param groups a code for each row, or empty; rows of one code stay together
 * @param times for each row, ascending with time, or empty; NaN where unknown
 * @param span where times are whole steps: how many of them the target of a row takes, of which its
 *     time is the last; 0 where times only order the rows
 */
@SuppressWarnings("ArrayRecordComponent") // keys stay primitive
public record RowKeys(int[] groups, double[] times, int span) {

  /** Keys that group rows or order them. */
  public RowKeys(int[] groups, double[] times) {
    this(groups, times, 0);
  }

  /** Neither groups nor times. */
  public static RowKeys none() {
    return new RowKeys(new int[0], new double[0]);
  }
}
