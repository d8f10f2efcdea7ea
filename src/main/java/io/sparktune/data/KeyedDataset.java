package io.sparktune.data;

/**
 * A data set and what its folds are planned by.
 *
 * @param keys of all rows but the test rows
 * @param testRows how many of the last rows no trial sees, for the winner is scored on them
 */
public record KeyedDataset(Dataset dataset, RowKeys keys, int testRows) {

  public KeyedDataset {
    if (testRows < 0 || testRows >= dataset.rows()) {
      throw new IllegalArgumentException(testRows + " of " + dataset.rows() + " rows are tested");
    }
  }

  /** A data set without test rows. */
  public KeyedDataset(Dataset dataset, RowKeys keys) {
    this(dataset, keys, 0);
  }
}
