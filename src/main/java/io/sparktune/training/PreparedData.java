package io.sparktune.training;

import io.sparktune.data.BatchWriter;
import io.sparktune.data.Dataset;
import io.sparktune.data.FittedInputs;
import io.sparktune.data.Target;

/**
 * The rows of a study as one preparation makes them.
 *
 * @param writer of the prepared rows, by their numbers in the data set
 */
public record PreparedData(Target target, FittedInputs fitted, BatchWriter writer) {

  /** Prepares rows as they are asked for. */
  public static PreparedData of(Dataset data, FittedInputs fitted) {
    return new PreparedData(data.target(), fitted, fitted.writer(data));
  }

  /** Prepares rows as {@link #of} does, and keeps these ones in memory if they are not too many. */
  public static PreparedData of(Dataset data, FittedInputs fitted, int[] kept) {
    return RowCache.alone(of(data, fitted), kept);
  }

  /** The same rows from another writer. */
  PreparedData with(BatchWriter other) {
    return new PreparedData(target, fitted, other);
  }
}
