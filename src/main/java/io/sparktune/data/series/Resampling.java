package io.sparktune.data.series;

import io.sparktune.data.series.steps.Aggregate;
import io.sparktune.data.series.steps.StepLength;
import java.io.Serializable;
import java.util.List;

/**
 * The steps that rows are brought to.
 *
 * @param step their length; empty where rows are at regular steps as they are
 * @param aggregate the value of the rows of a step
 */
public record Resampling(List<StepLength> step, Aggregate aggregate) implements Serializable {

  public Resampling {
    step = List.copyOf(step);
    if (step.size() > 1) {
      throw new IllegalArgumentException("there are the steps " + step);
    }
  }

  boolean isAsked() {
    return !step.isEmpty();
  }
}
