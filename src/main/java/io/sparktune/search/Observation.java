package io.sparktune.search;

import io.sparktune.space.Values;
import io.sparktune.trial.TrialState;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An observation of a trial. A merit is a score with its sign turned where the goal is to minimise,
 * so that more is better.
 *
 * @param merits one for each goal, empty unless the trial is complete
 * @param variance of the first merit, by the scores of the folds: the squared standard error of
 *     their mean; 0 where it is unknown
 * @param rungs merits by the first goal after the epochs at which the trial was compared; {@link
 *     io.sparktune.trial.FoldAssignment#END} for folds that were trained to their end; never
 *     negative infinity
 * @param violations the violation of each constraint on measured outcomes, in its own unit: at most
 *     0 where it is satisfied; empty where the outcomes were not measured
 */
public record Observation(
    int trial,
    Values values,
    TrialState state,
    List<Double> merits,
    double variance,
    SortedMap<Integer, Double> rungs,
    List<Double> violations) {

  public Observation {
    if ((state == TrialState.COMPLETE) == merits.isEmpty()) {
      throw new IllegalArgumentException(
          "trial " + trial + " is " + state + " and has the merits " + merits);
    }
    if (!merits.stream().allMatch(Double::isFinite) || !(variance >= 0)) {
      throw new IllegalArgumentException(
          "the merits of trial " + trial + " are " + merits + " with a variance of " + variance);
    }
    merits = List.copyOf(merits);
    rungs = Collections.unmodifiableSortedMap(new TreeMap<>(rungs));
    violations = List.copyOf(violations);
  }

  /** The same trial with values that are equal to its own, of another space. */
  public Observation with(Values others) {
    return new Observation(trial, others, state, merits, variance, rungs, violations);
  }

  /** A complete trial of one goal. */
  public static Observation complete(int trial, Values values, double merit) {
    return new Observation(
        trial, values, TrialState.COMPLETE, List.of(merit), 0, new TreeMap<>(), List.of());
  }

  /** A trial in training, without merits. */
  public static Observation open(int trial, Values values) {
    return new Observation(
        trial, values, TrialState.OPEN, List.of(), 0, new TreeMap<>(), List.of());
  }

  /** Whether every measured constraint on outcomes is satisfied. */
  public boolean isFeasible() {
    return violations.stream().allMatch(violation -> violation <= 0);
  }

  /**
   * The merit at the last rung.
   *
   * @throws IllegalStateException if the trial has come to none
   */
  public double lastRungMerit() {
    Double merit = rungs.isEmpty() ? null : rungs.get(rungs.lastKey());
    if (merit == null) {
      throw new IllegalStateException("trial " + trial + " has come to no rung");
    }
    return merit;
  }
}
