package io.sparktune.trial;

/** A metric whose values are shares or probabilities. */
public interface ShareMetric extends Metric {

  @Override
  default double least() {
    return 0;
  }

  @Override
  default double greatest() {
    return 1;
  }
}
