package io.sparktune.simulation;

import io.sparktune.space.Values;
import io.sparktune.trial.Direction;
import io.sparktune.trial.Seeds;
import io.sparktune.trial.Trial;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToIntFunction;

/**
 * Folds by a model. All folds of a trial take equally long, since they train the same network on as
 * many rows; how long differs between trials. Scores follow a power law of the epochs (Domhan,
 * Springenberg and Hutter, IJCAI 2015) with an asymptote and a rate of the trial, and normal noise
 * of the fold and of the epoch. Everything follows from the trial's seed.
 */
public final class ModelledFolds implements FoldModel {

  private static final double LOWEST_ASYMPTOTE = 0.5;
  private static final double HIGHEST_ASYMPTOTE = 0.95;
  private static final double LOWEST_RATE = 0.4;
  private static final double HIGHEST_RATE = 1.2;
  private static final double GAIN = 0.4;
  private static final double FOLD_NOISE = 0.01;
  private static final double EPOCH_NOISE = 0.003;

  private final LogNormal length;
  private final Duration dispatch;
  private final ToIntFunction<Values> epochs;
  private final Direction direction;

  /**
   * @param length of a whole fold
   * @param epochs of each fold of a trial with these values
   */
  public ModelledFolds(
      LogNormal length, Duration dispatch, ToIntFunction<Values> epochs, Direction direction) {
    this.length = length;
    this.dispatch = dispatch;
    this.epochs = epochs;
    this.direction = direction;
  }

  @Override
  public FoldCurve course(Trial trial, int fold) {
    int count = epochs.applyAsInt(trial.values());
    long nanos = length.nanos(Seeds.random(trial.seed(), "simulated length", 0)) / count;
    SplittableRandom ofTrial = Seeds.random(trial.seed(), "simulated curve", 0);
    double asymptote = ofTrial.nextDouble(LOWEST_ASYMPTOTE, HIGHEST_ASYMPTOTE);
    double rate = ofTrial.nextDouble(LOWEST_RATE, HIGHEST_RATE);
    SplittableRandom ofFold = Seeds.random(trial.seed(), "simulated noise", fold);
    double ceiling = asymptote + FOLD_NOISE * ofFold.nextGaussian();
    List<FoldCurve.Epoch> course = new ArrayList<>(count);
    for (int epoch = 1; epoch <= count; epoch++) {
      double noise = EPOCH_NOISE * ofFold.nextGaussian();
      double merit = ceiling - GAIN * Math.pow(epoch, -rate) + noise;
      double score = direction == Direction.MAXIMIZE ? merit : 1 - merit;
      course.add(new FoldCurve.Epoch(score, nanos));
    }
    return new FoldCurve(Duration.ZERO, course, null);
  }

  /** Evenly between 0 and 1, whatever the other metrics. */
  @Override
  public double measured(Trial trial, int fold, String column) {
    return Seeds.random(trial.seed(), "simulated " + column, 0).nextDouble();
  }

  @Override
  public Duration start() {
    return Duration.ZERO;
  }

  @Override
  public Duration dispatch() {
    return dispatch;
  }
}
