package io.sparktune.data;

import io.sparktune.data.profile.InputProfile;

/**
 * A data set, what its folds are planned by, and how it was read.
 *
 * @param keys of all rows but the test rows
 * @param testRows how many of the last rows no trial sees, for the winner is scored on them
 */
public record KeyedDataset(Dataset dataset, RowKeys keys, int testRows, InputProfile profile) {

  public KeyedDataset {
    if (testRows < 0 || testRows >= dataset.rows()) {
      throw new IllegalArgumentException(testRows + " of " + dataset.rows() + " rows are tested");
    }
  }

  /** A data set without test rows. */
  public KeyedDataset(Dataset dataset, RowKeys keys) {
    this(dataset, keys, 0, InputProfile.none());
  }
}
