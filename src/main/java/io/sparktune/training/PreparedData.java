package io.sparktune.training;

import io.sparktune.data.BatchWriter;
import io.sparktune.data.Dataset;
import io.sparktune.data.FittedInputs;
import io.sparktune.data.Target;
import io.sparktune.data.coding.TargetCoding;
import java.util.Optional;

/**
 * The rows of a study as one preparation makes them.
 *
 * @param writer of the prepared rows, by their numbers in the data set
 * @param coding of their targets, where the scale does not say it all
 */
public record PreparedData(
    Target target, FittedInputs fitted, BatchWriter writer, Optional<TargetCoding> coding) {

  /** Prepares rows as they are asked for. */
  public static PreparedData of(Dataset data, FittedInputs fitted) {
    return new PreparedData(data.target(), fitted, fitted.writer(data), fitted.coding(data));
  }

  /** Prepares rows as {@link #of} does, and keeps these ones in memory if they are not too many. */
  public static PreparedData of(Dataset data, FittedInputs fitted, int[] kept) {
    return RowCache.alone(of(data, fitted), kept);
  }

  /** The same rows from another writer. */
  PreparedData with(BatchWriter other) {
    return new PreparedData(target, fitted, other, coding);
  }

  /** Those of some rows that can train. */
  int[] trainable(int[] rows) {
    return coding.map(each -> each.trainable(rows)).orElse(rows);
  }
}
