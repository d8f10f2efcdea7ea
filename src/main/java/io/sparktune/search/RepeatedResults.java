package io.sparktune.search;

import io.sparktune.trial.TrialState;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The results of complete trials, and how much they have repeated each other since the last
 * improvement.
 */
final class RepeatedResults implements Learner {

  /** A model stays on the plateau of the best result; others repeat in the course of a search. */
  private static final double WEIGHT_OF_BEST = 1;

  private static final double WEIGHT_OF_OTHERS = 0.1;

  /** Of a new result that improves nothing. */
  private static final double WEIGHT_OF_NEW = 0.02;

  /** So few repetitions say nothing of a plateau. */
  private static final double FEW = 3;

  /** After so many more, exploration has half of its largest share. */
  private static final double MANY = 4;

  private static final double LARGEST_SHARE = 0.9;

  /** While so many results are all equal, there is nothing to model. */
  private static final int FLAT = 10;

  private final Set<List<Long>> seen = new HashSet<>();

  /** The merits that nothing dominates, by their rounded values. */
  private final Map<List<Long>, List<Double>> best = new LinkedHashMap<>();

  private int results;
  private double repetitions;

  @Override
  public void learn(Observation observation) {
    if (observation.state() != TrialState.COMPLETE) {
      return;
    }
    results++;
    List<Long> result = result(observation);
    if (!seen.add(result)) {
      repetitions += best.containsKey(result) ? WEIGHT_OF_BEST : WEIGHT_OF_OTHERS;
    } else if (observation.isFeasible() && isImprovement(observation.merits())) {
      best.values().removeIf(other -> isReached(observation.merits(), other));
      best.put(result, observation.merits());
      repetitions = 0;
    } else {
      repetitions += WEIGHT_OF_NEW;
    }
  }

  /** Infeasible trials differ by their violations, too. */
  private static List<Long> result(Observation observation) {
    List<Double> numbers = new ArrayList<>(observation.merits());
    if (!observation.isFeasible()) {
      numbers.addAll(observation.violations());
    }
    return numbers.stream().map(RoundedMerit::of).toList();
  }

  /** Whether no earlier trial is at least as good by every goal. */
  private boolean isImprovement(List<Double> merits) {
    return best.values().stream().noneMatch(other -> isReached(other, merits));
  }

  private static boolean isReached(List<Double> by, List<Double> least) {
    for (int goal = 0; goal < by.size(); goal++) {
      if (by.get(goal) < least.get(goal)) {
        return false;
      }
    }
    return true;
  }

  /** The share of suggestions that explore, from 0 while there are improvements to 1. */
  double explorationShare() {
    if (results >= FLAT && seen.size() == 1) {
      return 1;
    }
    double beyond = repetitions - FEW;
    return beyond <= 0 ? 0 : LARGEST_SHARE * beyond / (beyond + MANY);
  }
}
