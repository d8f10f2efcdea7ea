package io.sparktune.trial;

import java.io.Serializable;
import java.util.OptionalDouble;

/**
 * The costs of a network, independent of its predictions.
 *
 * @param parameters how many numbers are trained
 * @param predictMillis wall time of predicting 1,000 prepared rows
 * @param modelBytes in a file, without the state of the updater and without compression
 */
public record Costs(long parameters, double predictMillis, long modelBytes)
    implements Serializable {

  public Costs {
    if (parameters < 0 || modelBytes < 0 || !(predictMillis >= 0)) {
      throw new IllegalArgumentException(
          parameters + " parameters, " + modelBytes + " bytes, " + predictMillis + " ms");
    }
  }

  /** The value in a metric's column, empty where it is none of these. */
  OptionalDouble of(String column) {
    if (column.equals(CostMetric.PARAMETERS.column())) {
      return OptionalDouble.of((double) parameters);
    }
    if (column.equals(CostMetric.PREDICT_MILLIS.column())) {
      return OptionalDouble.of(predictMillis);
    }
    return column.equals(CostMetric.MODEL_BYTES.column())
        ? OptionalDouble.of((double) modelBytes)
        : OptionalDouble.empty();
  }
}
