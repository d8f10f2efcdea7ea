package io.sparktune.study.selection;

import io.sparktune.space.Values;
import io.sparktune.study.Fixtures;
import io.sparktune.study.outcomes.FinishedTrial;
import io.sparktune.study.outcomes.StudyRules;
import io.sparktune.study.outcomes.TrialOutcome;
import io.sparktune.trial.Direction;
import io.sparktune.trial.Trial;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Complete trials with known true scores: the score of a fold is the true one, plus what the rows
 * of the fold do to all trials, plus noise of its own.
 *
 * @param truths by trial, the higher the better
 */
public record SimulatedTrials(List<Double> truths, List<FinishedTrial> trials, StudyRules rules) {

  public static final int FOLDS = 5;

  /** Standard deviations of what is common to all trials of a fold, and of each trial's own. */
  public record Noise(double common, double own) {}

  /**
   * Draws a study's trials.
   *
   * @param spread of the true scores below 0.97: half a normal distribution
   */
  public static SimulatedTrials of(int count, double spread, Noise noise, Random random) {
    double[] common =
        random.doubles(FOLDS).map(unused -> gaussian(random, noise.common())).toArray();
    List<Double> truths = new ArrayList<>();
    List<FinishedTrial> trials = new ArrayList<>();
    for (int number = 0; number < count; number++) {
      double truth = 0.97 - Math.abs(gaussian(random, spread));
      List<Double> scores = new ArrayList<>();
      for (double fold : common) {
        scores.add(truth + fold + gaussian(random, noise.own()));
      }
      truths.add(truth);
      trials.add(trial(number, scores, 1_000, 10));
    }
    return new SimulatedTrials(truths, trials, Fixtures.rules(FOLDS, Direction.MAXIMIZE));
  }

  private static double gaussian(Random random, double deviation) {
    return deviation * random.nextGaussian();
  }

  static FinishedTrial trial(int number, List<Double> scores, double parameters, int epochs) {
    double mean = scores.stream().mapToDouble(score -> score).average().orElseThrow();
    return new FinishedTrial(
        new Trial(number, new Values(Map.of()), number),
        new TrialOutcome.Complete(
            mean,
            OptionalDouble.empty(),
            scores,
            Map.of("parameters", parameters),
            List.of(),
            epochs),
        scores.size(),
        (long) epochs * scores.size(),
        Instant.EPOCH,
        Instant.EPOCH);
  }

  public Selection selection() {
    Comparator<FinishedTrial> worstFirst = Comparator.comparingDouble(FinishedTrial::score);
    return Selection.of(trials.stream().max(worstFirst).orElseThrow(), trials, rules);
  }

  /** The tied trials trained again, on folds with noise of their own. */
  public Confirmation confirmed(Selection search, int rounds, Noise noise, Random random) {
    ConfirmedTrials confirmed = ConfirmedTrials.of(search, rules);
    while (confirmed.isOpen() && confirmed.rounds() < rounds) {
      double[] common =
          random.doubles(FOLDS).map(unused -> gaussian(random, noise.common())).toArray();
      List<FinishedTrial> round = new ArrayList<>();
      for (FinishedTrial contender : confirmed.contenders()) {
        List<Double> scores = new ArrayList<>();
        for (double fold : common) {
          scores.add(truth(contender) + fold + gaussian(random, noise.own()));
        }
        round.add(trial(contender.trial().number(), scores, 1_000, 10));
      }
      confirmed = confirmed.after(round);
    }
    return confirmed.result(rounds);
  }

  /** The true score of the winner. */
  public double truth(Selection selection) {
    return truth(selection.best());
  }

  /** The true score of a trial. */
  public double truth(FinishedTrial trial) {
    return truths.get(trial.trial().number());
  }

  /** The true score of the truly best trial. */
  public double bestTruth() {
    return truths.stream().mapToDouble(truth -> truth).max().orElseThrow();
  }

  /** Whether the trial with the highest true score is among the tied. */
  public boolean isBestTied(Selection selection) {
    double highest = bestTruth();
    Stream<FinishedTrial> tied = selection.tied().stream();
    return tied.anyMatch(trial -> truths.get(trial.trial().number()) == highest);
  }
}
