package io.sparktune.model;

import io.sparktune.model.OptimizerSettings.LearningRate;
import io.sparktune.model.OptimizerSettings.Schedule;
import org.nd4j.linalg.schedule.ISchedule;

/**
 * A learning rate over iterations. Deeplearning4j's schedules count whole epochs or iterations;
 * ours are functions of the epochs done, in fractions.
 *
 * @param lag iterations by which the network's count is behind what the epochs before would have
 *     had at this many in each; negative where it is ahead
 */
record LearningRateSchedule(LearningRate rate, int iterationsPerEpoch, int epochs, int lag)
    implements ISchedule {

  private static final long serialVersionUID = 1L;

  LearningRateSchedule {
    if (iterationsPerEpoch < 1 || epochs < 1) {
      throw new IllegalArgumentException(
          "there are " + iterationsPerEpoch + " iterations in each of " + epochs + " epochs");
    }
  }

  /** The rate of an iteration, from 0; the epoch it is in follows from it. */
  @Override
  public double valueAt(int iteration, int epoch) {
    int since = iteration + lag;
    double done = (double) since / iterationsPerEpoch;
    return rate.initial() * warmUp(since) * factor(done);
  }

  private double warmUp(int iteration) {
    long rising = (long) rate.warmUpEpochs() * iterationsPerEpoch;
    return iteration < rising ? (iteration + 1.0) / rising : 1;
  }

  private double factor(double done) {
    Schedule schedule = rate.schedule();
    double share = Math.min(1, done / epochs);
    if (schedule instanceof Schedule.Exponential exponential) {
      return Math.pow(exponential.gamma(), done);
    }
    if (schedule instanceof Schedule.Linear linear) {
      return 1 + (linear.end() - 1) * share;
    }
    if (schedule instanceof Schedule.Step step) {
      return Math.pow(step.factor(), Math.floor(done / step.every()));
    }
    if (schedule instanceof Schedule.Inverse inverse) {
      return Math.pow(1 + inverse.gamma() * done, -inverse.power());
    }
    if (schedule instanceof Schedule.Polynomial polynomial) {
      return Math.pow(1 - share, polynomial.power());
    }
    if (schedule instanceof Schedule.Sigmoid sigmoid) {
      return 1 / (1 + Math.exp(sigmoid.gamma() * (done - sigmoid.middle())));
    }
    if (schedule instanceof Schedule.Cycle cycle) {
      double low = 1 / cycle.divisor();
      return low + (1 - low) * (1 - Math.abs(2 * share - 1));
    }
    return 1;
  }

  @Override
  @SuppressWarnings("MissingSuperCall") // It is immutable.
  public ISchedule clone() {
    return this;
  }
}
