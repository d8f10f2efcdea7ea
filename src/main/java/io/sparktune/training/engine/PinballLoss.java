package io.sparktune.training.engine;

import java.util.List;

/**
 * The mean pinball loss of quantiles.
 *
 * @param shares of what may come that should be below each output in turn
 */
record PinballLoss(List<Double> shares) implements OutputsLoss {

  PinballLoss {
    shares = List.copyOf(shares);
  }

  @Override
  public double value(int place, float output, float label) {
    return slope(place, output, label) * (double) (output - label);
  }

  @Override
  public float slope(int place, float output, float label) {
    double share = shares.get(place % shares.size());
    return (float) (output > label ? 1 - share : -share);
  }

  @Override
  public boolean isMean() {
    return true;
  }
}
