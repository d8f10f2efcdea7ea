package io.sparktune.training;

import io.sparktune.data.BatchWriter;
import io.sparktune.data.Dataset;
import io.sparktune.data.FittedInputs;
import io.sparktune.data.RowArrays;
import io.sparktune.data.Target;
import io.sparktune.data.coding.TargetCoding;
import io.sparktune.training.nd4j.Forward;
import java.util.Arrays;
import java.util.Optional;

/**
 * The rows of a study as one preparation makes them.
 *
 * @param writer of the prepared rows, by their numbers in the data set
 * @param coding of their targets, where the scale does not say it all
 * @param recursion the way in which they are foretold step by step, where they are
 */
public record PreparedData(
    Target target,
    FittedInputs fitted,
    BatchWriter writer,
    Optional<TargetCoding> coding,
    Optional<FittedInputs.Recursion> recursion) {

  /** Of so many rows at once are all steps foretold: a multiple of the largest batch. */
  private static final int ROWS = 8 * Forward.ROWS;

  /** Rows that are not foretold step by step. */
  public PreparedData(
      Target target, FittedInputs fitted, BatchWriter writer, Optional<TargetCoding> coding) {
    this(target, fitted, writer, coding, Optional.empty());
  }

  /** Prepares rows as they are asked for. */
  public static PreparedData of(Dataset data, FittedInputs fitted) {
    return new PreparedData(
        data.target(), fitted, fitted.writer(data), fitted.coding(data), fitted.recursion(data));
  }

  /** Prepares rows as {@link #of} does, and keeps these ones in memory if they are not too many. */
  public static PreparedData of(Dataset data, FittedInputs fitted, int[] kept) {
    return RowCache.alone(of(data, fitted), kept);
  }

  /** The same rows from another writer. */
  PreparedData with(BatchWriter other) {
    return new PreparedData(target, fitted, other, coding, recursion);
  }

  /** How many outputs a network of some outputs gives for each row, in all its steps. */
  int outputs(int own) {
    return coding.map(TargetCoding::outputs).orElse(own);
  }

  /** How often a network is asked for the outputs of a row: once, or for each step. */
  int passes() {
    return recursion.map(FittedInputs.Recursion::steps).orElse(1);
  }

  /** A network's outputs for rows that a writer numbers. */
  public interface Pass {
    float[] outputs(BatchWriter writer, int[] rows);
  }

  /** The outputs for some rows, of all steps. */
  public float[] outputs(int[] rows, Pass network) {
    if (recursion.isEmpty()) {
      return network.outputs(writer, rows);
    }
    float[] all = new float[Math.multiplyExact(rows.length, outputs(0))];
    for (int from = 0; from < rows.length; from += ROWS) {
      int[] some = Arrays.copyOfRange(rows, from, Math.min(rows.length, from + ROWS));
      int[] numbered = RowArrays.all(some.length);
      float[] part = recursion.get().outputs(some, steps -> network.outputs(steps, numbered));
      System.arraycopy(part, 0, all, from * outputs(0), part.length);
    }
    return all;
  }

  /** The rows that are scored for some rows. */
  int[] scored(int[] rows) {
    return coding.map(each -> each.scored(rows)).orElse(rows);
  }

  /** Those of some rows that can train. */
  int[] trainable(int[] rows) {
    return coding.map(each -> each.trainable(rows)).orElse(rows);
  }
}
