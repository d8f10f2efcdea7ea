package io.sparktune.config;

import io.sparktune.config.sections.FinalSettings;
import io.sparktune.data.DataSettings;
import io.sparktune.data.folds.Validation;
import io.sparktune.training.metrics.MeasuredMetrics;
import io.sparktune.training.metrics.StudyMetrics;

/** The work of a study's trials. */
public sealed interface TrialWork {

  /** The rows that a fold is scored on for each row that it is trained on; 1 without rows. */
  double testRatio();

  /**
   * Cross-validation of a network.
   *
   * @param measured on every fold
   * @param metrics the goals and the measured metrics, by name
   * @param last the settings of the model to be used
   */
  record Network(
      DataSettings data,
      Validation validation,
      MeasuredMetrics measured,
      StudyMetrics metrics,
      FinalSettings last)
      implements TrialWork {

    @Override
    public double testRatio() {
      return validation.testRatio();
    }
  }

  /**
   * The scores of an objective.
   *
   * @param kind the value of {@code objective.kind}
   */
  record Objective(String kind) implements TrialWork {

    @Override
    public double testRatio() {
      return 1;
    }
  }
}
