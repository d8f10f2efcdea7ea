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
}
