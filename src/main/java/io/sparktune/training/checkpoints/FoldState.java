package io.sparktune.training.checkpoints;

/**
 * All that an unfinished fold is resumed from. What is random in an epoch follows from the fold's
 * seed and the epoch; the preparation follows from the fold's rows. Neither is kept.
 *
 * @param epoch the last one that was trained
 * @param best the best epoch so far
 * @param bestOutputs what the network of that epoch gave for the validation rows; empty where the
 *     last epoch is the one that counts
 * @param improved the last epoch that counted as an improvement
 * @param improvedScore of that epoch; NaN where it is undefined
 * @param fitNanos of all epochs
 */
@SuppressWarnings("ArrayRecordComponent") // weights stay primitive
public record FoldState(
    int epoch,
    NetworkState network,
    int best,
    float[] bestOutputs,
    int improved,
    double improvedScore,
    long fitNanos,
    long scoreNanos) {

  /** The numbers of values in a fold's state. */
  public record Size(int parameters, int updater, int outputs) {}

  Size size() {
    return new Size(network.parameters().length, network.updater().length, bestOutputs.length);
  }
}
