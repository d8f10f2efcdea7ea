package io.sparktune.model;

import io.sparktune.settings.Settings;

/** The optimiser: its updater, its learning rate and limits on gradients. */
public record OptimizerSettings(Updater updater, LearningRate learningRate, Clipping clipping)
    implements Settings {

  /** The rule that turns gradients into steps, with its own parameters. */
  public sealed interface Updater extends Settings {
    record Sgd() implements Updater {}

    record Nesterov(double momentum) implements Updater {}

    record AdaGrad(double epsilon) implements Updater {}

    record RmsProp(double decay, double epsilon) implements Updater {}

    /** Has no use for the learning rate. */
    record AdaDelta(double rho, double epsilon) implements Updater {}

    record Adam(double beta1, double beta2, double epsilon) implements Updater {}

    record AdaMax(double beta1, double beta2, double epsilon) implements Updater {}

    record Nadam(double beta1, double beta2, double epsilon) implements Updater {}

    record AmsGrad(double beta1, double beta2, double epsilon) implements Updater {}
  }

  /**
   * The length of a step over time.
   *
   * @param warmUpEpochs over which the rate rises from near 0 to {@code initial}
   */
  public record LearningRate(double initial, Schedule schedule, int warmUpEpochs)
      implements Settings {
    public LearningRate {
      if (!(initial > 0 && Double.isFinite(initial))) {
        throw new IllegalArgumentException("the learning rate is " + initial);
      }
      if (warmUpEpochs < 0) {
        throw new IllegalArgumentException("the warm-up epochs are " + warmUpEpochs);
      }
    }
  }

  /** The learning rate as a function of epochs done, t, in fractions, out of T in all. */
  public sealed interface Schedule extends Settings {
    record Constant() implements Schedule {}

    /** initial × gamma^t. */
    record Exponential(double gamma) implements Schedule {}

    /** Straight from initial down to initial × end at T. */
    record Linear(double end) implements Schedule {}

    /** initial × factor^floor(t / every). */
    record Step(double factor, int every) implements Schedule {
      public Step {
        if (every < 1) {
          throw new IllegalArgumentException("the rate steps every " + every + " epochs");
        }
      }
    }

    /** initial / (1 + gamma × t)^power. */
    record Inverse(double gamma, double power) implements Schedule {}

    /** initial × (1 - t / T)^power. */
    record Polynomial(double power) implements Schedule {}

    /** initial / (1 + e^(gamma × (t - middle))). */
    record Sigmoid(double gamma, double middle) implements Schedule {}

    /** Up from initial / divisor to initial in the first half of T, and down again (one cycle). */
    record Cycle(double divisor) implements Schedule {
      public Cycle {
        if (!(divisor >= 1 && Double.isFinite(divisor))) {
          throw new IllegalArgumentException("the divisor is " + divisor);
        }
      }
    }
  }

  /** Limits on gradients. */
  public sealed interface Clipping extends Settings {
    record None() implements Clipping {}

    /** Each element is clipped to [-limit, limit]. */
    record Value(double limit) implements Clipping {
      public Value {
        requirePositive(limit);
      }
    }

    /** Each layer's gradient is shortened to this L2 norm. */
    record Norm(double limit) implements Clipping {
      public Norm {
        requirePositive(limit);
      }
    }
  }

  private static void requirePositive(double limit) {
    if (!(limit > 0 && Double.isFinite(limit))) {
      throw new IllegalArgumentException("the limit is " + limit);
    }
  }
}
