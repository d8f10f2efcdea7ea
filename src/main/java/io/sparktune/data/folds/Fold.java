package io.sparktune.data.folds;

import io.sparktune.data.RowArrays;
import java.io.Serializable;
import java.util.List;

/** One split of the study's rows; both sides ascend and share no row. */
public final class Fold implements Serializable {

  private static final long serialVersionUID = 1L;

  private final RowSet train;
  private final RowSet validation;

  public Fold(int[] trainRows, int[] validationRows) {
    this.train = RowSet.of(trainRows);
    this.validation = RowSet.of(validationRows);
  }

  /** The rows to train on, in an array of its own. */
  public int[] trainRows() {
    return train.rows();
  }

  /** The rows to validate on, in an array of its own. */
  public int[] validationRows() {
    return validation.rows();
  }

  /** All rows, ascending, in an array of its own. */
  public int[] rows() {
    return RowArrays.joined(List.of(trainRows(), validationRows()));
  }

  /** How many rows there are. */
  public int count() {
    return train.count() + validation.count();
  }

  /** The rows to validate on for each row to train on. */
  public double testRatio() {
    return (double) validation.count() / train.count();
  }
}
