package io.sparktune.training;

import io.sparktune.training.metrics.Divergence;
import io.sparktune.training.nd4j.Batch;
import io.sparktune.trial.Seeds;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.factory.Nd4j;

/** Trains a network on prepared rows, epoch by epoch, in one thread. */
final class NetworkFitting implements AutoCloseable {

  private final MultiLayerNetwork network;
  private final PreparedData data;
  private final int[] rows;
  private final Labels labels;
  private final double[] classWeights;
  private final long seed;
  private final int[] order;
  private final Portion whole;
  private final Portion rest;

  /**
   * A fitting of whole epochs.
   *
   * @param rows that train, in ascending order
   * @param classWeights of each class in the loss; empty where all are equal
   */
  NetworkFitting(
      MultiLayerNetwork network,
      PreparedData data,
      int[] rows,
      Labels labels,
      double[] classWeights,
      int batchSize,
      long seed) {
    this.network = network;
    this.data = data;
    this.rows = rows;
    this.labels = labels;
    this.classWeights =
        Arrays.stream(classWeights).allMatch(weight -> weight == 1) ? new double[0] : classWeights;
    this.seed = seed;
    this.order = new int[rows.length];
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
    shuffle(Seeds.random(seed, "shuffle", epoch));
    Nd4j.getRandom().setSeed(Seeds.derive(seed, "dropout", epoch));
    double sum = 0;
    int batches = 0;
    for (int start = 0; start < order.length; batches++) {
      if (Thread.currentThread().isInterrupted()) {
        throw new CancellationException("stopped in epoch " + epoch);
      }
      Portion portion = order.length - start >= whole.size() ? whole : rest;
      portion.fit(start);
      double loss = network.score();
      if (!Double.isFinite(loss)) {
        throw new Divergence("the loss is " + loss + " in epoch " + epoch);
      }
      sum += loss;
      start += portion.size();
    }
    return sum / batches;
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

  /** The native matrices for batches of one size. */
  private final class Portion implements AutoCloseable {
    private final Batch inputs;
    private final Batch targets;
    private final Batch weights;

    Portion(int size) {
      inputs = new Batch(size, data.fitted().inputs().get(0).numbers());
      targets = new Batch(size, labels.outputs());
      weights = classWeights.length == 0 ? null : new Batch(size, 1);
    }

    int size() {
      return inputs.rows();
    }

    void fit(int start) {
      data.writer().write(order, start, size(), input -> inputs.staged());
      for (int i = 0; i < size(); i++) {
        int row = order[start + i];
        labels.write(row, targets.staged(), i);
        if (weights != null) {
          weights.staged()[i] = (float) classWeights[labels.labelAt(row)];
        }
      }
      if (weights == null) {
        network.fit(inputs.filled(), targets.filled());
      } else {
        // Deeplearning4j multiplies each row's loss and gradient by its mask.
        network.fit(inputs.filled(), targets.filled(), null, weights.filled());
      }
    }

    @Override
    public void close() {
      inputs.close();
      targets.close();
      if (weights != null) {
        weights.close();
      }
    }
  }
}
