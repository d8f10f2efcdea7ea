package io.sparktune.pruning;

import io.sparktune.trial.Seeds;
import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Power laws that cross each other: trials differ in where they end, in how far below that they
 * begin and in how fast they learn, all independently. Every epoch's merit has a noise of its own.
 */
final class LearningCurves implements Rehearsal.Curves {

  static final double NOISE = 0.01;

  private final long seed;

  LearningCurves(long seed) {
    this.seed = seed;
  }

  @Override
  public double merit(int trial, int epoch) {
    SplittableRandom random = Seeds.random(seed, "epoch " + epoch, trial);
    return expected(trial, epoch) + NOISE * random.nextGaussian();
  }

  double expected(int trial, int epoch) {
    SplittableRandom random = Seeds.random(seed, "curve", trial);
    double end = 0.8 + 0.05 * random.nextGaussian();
    double start = random.nextDouble(0.2, 0.6);
    double speed = random.nextDouble(0.5, 1.5);
    return end - start * Math.pow(epoch, -speed);
  }

  /** The trial of the best expected merit at the end. */
  int best(StudyShape study) {
    return IntStream.range(study.firstTrial(), study.firstTrial() + study.trials())
        .boxed()
        .max(Comparator.comparingDouble(trial -> expected(trial, study.mostEpochs())))
        .orElseThrow();
  }
}
