package io.sparktune.model;

import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.schedule.ISchedule;

/** A share of an updater's learning rate. */
record ScaledSchedule(IUpdater updater, double share) implements ISchedule {

  private static final long serialVersionUID = 1L;

  @Override
  public double valueAt(int iteration, int epoch) {
    return updater.getLearningRate(iteration, epoch) * share;
  }

  @Override
  @SuppressWarnings("MissingSuperCall") // It is immutable.
  public ISchedule clone() {
    return this;
  }
}
