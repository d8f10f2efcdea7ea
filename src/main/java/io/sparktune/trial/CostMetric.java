package io.sparktune.trial;

import io.sparktune.settings.ConstantName;
import java.util.Arrays;
import java.util.List;

/** A cost of a network, measured once at the end of a fold. */
public enum CostMetric implements Metric {
  /** The number of trained numbers of the network. */
  PARAMETERS,
  /** The wall time of training a fold. */
  FIT_MILLIS,
  /** The wall time of predicting 1,000 prepared rows. */
  PREDICT_MILLIS,
  /** The network's size in a file, without the state of its updater and without compression. */
  MODEL_BYTES;

  /** The column of every cost, in order. */
  public static List<String> columns() {
    return Arrays.stream(values()).map(Metric::column).toList();
  }

  @Override
  public String key() {
    return ConstantName.of(this);
  }

  @Override
  public Direction direction() {
    return Direction.MINIMIZE;
  }

  @Override
  public boolean allows(Direction wanted) {
    return true;
  }

  @Override
  public double least() {
    return 0;
  }

  @Override
  public boolean isCost() {
    return true;
  }

  @Override
  public boolean isTime() {
    return this == FIT_MILLIS || this == PREDICT_MILLIS;
  }

  @Override
  public boolean isCount() {
    return this == PARAMETERS || this == MODEL_BYTES;
  }
}
