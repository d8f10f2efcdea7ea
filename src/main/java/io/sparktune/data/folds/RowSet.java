package io.sparktune.data.folds;

import java.io.Serializable;
import java.util.BitSet;

/** Some of the rows of a table, ascending: a bit for each row, so that large plans are small. */
final class RowSet implements Serializable {

  private static final long serialVersionUID = 1L;

  private final BitSet rows;
  private final int count;

  private RowSet(BitSet rows, int count) {
    this.rows = rows;
    this.count = count;
  }

  static RowSet of(int[] ascending) {
    BitSet rows = new BitSet(ascending.length == 0 ? 0 : ascending[ascending.length - 1] + 1);
    for (int i = 0; i < ascending.length; i++) {
      if (i > 0 && ascending[i] <= ascending[i - 1]) {
        throw new IllegalArgumentException(
            "row " + ascending[i] + " comes behind row " + ascending[i - 1]);
      }
      rows.set(ascending[i]);
    }
    return new RowSet(rows, ascending.length);
  }

  int count() {
    return count;
  }

  int[] rows() {
    int[] all = new int[count];
    int row = -1;
    for (int i = 0; i < count; i++) {
      row = rows.nextSetBit(row + 1);
      all[i] = row;
    }
    return all;
  }
}
