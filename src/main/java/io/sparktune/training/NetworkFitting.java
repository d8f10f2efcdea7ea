package io.sparktune.training;

import io.sparktune.data.BatchWriter;
import io.sparktune.data.InputShape;
import io.sparktune.data.augmentation.Augmentation;
import io.sparktune.data.augmentation.TrainingRows;
import io.sparktune.training.metrics.Divergence;
import io.sparktune.training.nd4j.Batch;
import io.sparktune.training.nd4j.NetworkBatch;
import io.sparktune.training.nd4j.TrainableNetwork;
import io.sparktune.trial.Seeds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import org.nd4j.linalg.factory.Nd4j;

/** Trains a network on prepared rows, epoch by epoch, in one thread. */
final class NetworkFitting implements AutoCloseable {

  private final TrainableNetwork network;
  private final PreparedData data;
  private final int[] rows;
  private final Labels labels;
  private final double[] classWeights;
  private final Augmentation augmentation;
  private final long seed;
  private final int[] order;

  /** By the number of a row; empty where rows have no lengths. */
  private final int[] lengths;

  private final Portion whole;
  private final Portion rest;

  /**
   * A fitting of whole epochs.
   *
   * @param rows that train, in ascending order
   * @param classWeights of each class in the loss; empty where all are equal
   * @param augmentation of batches
   */
  NetworkFitting(
      TrainableNetwork network,
      PreparedData data,
      int[] rows,
      Labels labels,
      double[] classWeights,
      Augmentation augmentation,
      int batchSize,
      long seed) {
    this.network = network;
    this.data = data;
    this.rows = rows;
    this.labels = labels;
    this.classWeights =
        Arrays.stream(classWeights).allMatch(weight -> weight == 1) ? new double[0] : classWeights;
    this.augmentation = augmentation;
    this.seed = seed;
    this.order = new int[rows.length];
    this.lengths = lengths(data.writer(), rows);
    this.whole = new Portion(Math.min(batchSize, rows.length));
    int left = rows.length % whole.size();
    this.rest = left == 0 ? whole : new Portion(left);
  }

  /** The number of batches of an epoch. */
  static int iterations(int rows, int batchSize) {
    return (rows + batchSize - 1) / batchSize;
  }

  /**
   * Trains on every row once. The order of the rows and what is random in the network, for the
   * calling thread, follow from the seed and the epoch alone.
   *
   * @param epoch from 1
   * @return the mean loss of the batches
   * @throws Divergence as soon as a batch's loss is not finite
   */
  double epoch(int epoch) {
    network.begin(epoch);
    shuffle(Seeds.random(seed, "shuffle", epoch));
    if (lengths.length > 0) {
      SplittableRandom random = Seeds.random(seed, "buckets", epoch);
      LengthBuckets.order(order, whole.size(), row -> lengths[row], random);
    }
    Nd4j.getRandom().setSeed(Seeds.derive(seed, "dropout", epoch));
    long changes = Seeds.derive(seed, "augment", epoch);
    double sum = 0;
    int batches = 0;
    for (int start = 0; start < order.length; batches++) {
      if (Thread.currentThread().isInterrupted()) {
        throw new CancellationException("stopped in epoch " + epoch);
      }
      Portion portion = order.length - start >= whole.size() ? whole : rest;
      double loss = portion.fit(start, changes);
      if (!Double.isFinite(loss)) {
        throw new Divergence("the loss is " + loss + " in epoch " + epoch);
      }
      sum += loss;
      start += portion.size();
    }
    return sum / batches;
  }

  private static int[] lengths(BatchWriter writer, int[] rows) {
    if (Arrays.stream(rows).allMatch(row -> writer.length(row) == 0)) {
      return new int[0];
    }
    int[] lengths = new int[Arrays.stream(rows).max().orElse(-1) + 1];
    for (int row : rows) {
      lengths[row] = writer.length(row);
    }
    return lengths;
  }

  /** Fisher and Yates, from ascending order on: epochs do not build on each other. */
  private void shuffle(SplittableRandom random) {
    System.arraycopy(rows, 0, order, 0, rows.length);
    for (int i = order.length - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      int row = order[i];
      order[i] = order[other];
      order[other] = row;
    }
  }

  @Override
  public void close() {
    whole.close();
    if (rest != whole) {
      rest.close();
    }
  }

  /** The batches of one size. */
  private final class Portion implements AutoCloseable {
    private final NetworkBatch batch;

    Portion(int size) {
      List<InputShape> inputs = data.fitted().inputs();
      batch =
          classWeights.length == 0
              ? NetworkBatch.of(inputs, labels.outputs(), size)
              : NetworkBatch.weighted(inputs, labels.outputs(), size);
    }

    int size() {
      return batch.rows();
    }

    /**
     * @param changes the seed of the changes of rows
     */
    double fit(int start, long changes) {
      data.writer().write(order, start, size(), batch.inputs());
      labels.write(order, start, size(), batch.targets().staged());
      batch.weights().ifPresent(weights -> writeWeights(start, weights.staged()));
      if (augmentation != Augmentation.NONE) {
        augmentation.change(rows(start, changes));
      }
      return network.fit(batch);
    }

    private TrainingRows rows(int start, long changes) {
      List<float[]> inputs = new ArrayList<>();
      for (int input = 0; input < data.fitted().inputs().size(); input++) {
        inputs.add(batch.inputs().values(input));
      }
      return new TrainingRows(
          changes,
          order,
          start,
          size(),
          inputs,
          batch.targets().staged(),
          batch.weights().map(Batch::staged).orElse(new float[0]));
    }

    private void writeWeights(int start, float[] weights) {
      for (int i = 0; i < size(); i++) {
        weights[i] = (float) classWeights[labels.labelAt(order[start + i])];
      }
    }

    @Override
    public void close() {
      batch.close();
    }
  }
}
