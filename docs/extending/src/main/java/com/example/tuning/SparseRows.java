package com.example.tuning;

import io.sparktune.data.Dataset;
import io.sparktune.data.Fingerprint;
import io.sparktune.data.PreparationSettings;
import io.sparktune.data.Target;
import io.sparktune.data.cells.Cells;

/**
 * Rows without their zeros, outside the Java heap.
 *
 * @param starts the place of each row's first cell, and behind them the number of cells
 * @param indices of the cells' features, from 0
 */
public record SparseRows(int features, Cells starts, Cells indices, Cells values, Target target)
    implements Dataset {

  @Override
  public String kind() {
    return LibsvmKind.NAME;
  }

  @Override
  public int rows() {
    return target.rows();
  }

  @Override
  public long bytes() {
    return starts.bytes() + indices.bytes() + values.bytes() + target.bytes();
  }

  @Override
  public String digest() {
    Fingerprint fingerprint = new Fingerprint().add(features);
    for (int row = 0; row < rows(); row++) {
      fingerprint.add(starts.codeAt(row + 1));
      for (int cell = starts.codeAt(row); cell < starts.codeAt(row + 1); cell++) {
        fingerprint.add(indices.codeAt(cell)).add(values.numberAt(cell));
      }
    }
    return fingerprint.add(target).hex();
  }

  @Override
  public FittedSparseInputs fit(int[] trainRows, PreparationSettings settings) {
    return FittedSparseInputs.fit(this, trainRows, (LibsvmPreparation) settings);
  }
}
