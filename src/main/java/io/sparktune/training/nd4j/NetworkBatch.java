package io.sparktune.training.nd4j;

import io.sparktune.data.InputShape;
import java.util.List;
import java.util.Optional;

/**
 * A batch to train on, outside the Java heap.
 *
 * @param targets one for each output of the network
 * @param weights of the rows in the loss; empty where all are equal
 */
public record NetworkBatch(InputBatch inputs, Batch targets, Optional<Batch> weights)
    implements AutoCloseable {

  /** A batch of rows that weigh the same. */
  public static NetworkBatch of(List<InputShape> inputs, int outputs, int rows) {
    return new NetworkBatch(
        new InputBatch(inputs, rows), new Batch(rows, outputs), Optional.empty());
  }

  /** A batch of rows with weights. */
  public static NetworkBatch weighted(List<InputShape> inputs, int outputs, int rows) {
    return new NetworkBatch(
        new InputBatch(inputs, rows), new Batch(rows, outputs), Optional.of(new Batch(rows, 1)));
  }

  public int rows() {
    return inputs.rows();
  }

  @Override
  public void close() {
    inputs.close();
    targets.close();
    weights.ifPresent(Batch::close);
  }
}
