package io.sparktune.data.folds;

import java.io.Serializable;

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

  /** The rows to validate on for each row to train on. */
  public double testRatio() {
    return (double) validation.count() / train.count();
  }
}
