package io.sparktune.search.tpe;

import io.sparktune.search.Learner;
import io.sparktune.search.Observation;
import io.sparktune.search.RoundedMerit;
import io.sparktune.space.Space;
import io.sparktune.trial.TrialState;
import java.util.ArrayList;
import java.util.List;

/** The completed trials, numbered in their order, ready to be split into good and bad ones. */
final class TrialHistory implements Learner {

  private final Space space;
  private final int goals;
  private final List<double[]> points = new ArrayList<>();

  /** Rounded merits of the complete, feasible trials; empty for others. */
  private final List<List<Long>> results = new ArrayList<>();

  private final MeritOrder standings = new MeritOrder();
  private final GoalOrder fronts = new GoalOrder();
  private final ConstraintViolators violators = new ConstraintViolators();
  private final OutcomeRequirement training = new OutcomeRequirement();
  private final List<OutcomeRequirement> constraints = new ArrayList<>();

  TrialHistory(Space space, int goals) {
    this.space = space;
    this.goals = goals;
  }

  @Override
  public void learn(Observation observation) {
    int number = points.size();
    results.add(
        observation.isFeasible()
            ? observation.merits().stream().map(RoundedMerit::of).toList()
            : List.of());
    points.add(space.pointOf(observation.values()));
    boolean failed = observation.state() == TrialState.FAILED;
    training.add(number, failed ? 1 : 0);
    List<Double> violations = observation.violations();
    for (int i = 0; i < violations.size(); i++) {
      if (i == constraints.size()) {
        constraints.add(new OutcomeRequirement());
      }
      constraints.get(i).add(number, violations.get(i));
    }
    if (!failed) {
      place(number, observation);
    }
  }

  private void place(int number, Observation observation) {
    if (!observation.isFeasible()) {
      violators.add(number, observation.violations());
    } else if (goals > 1 && observation.state() == TrialState.COMPLETE) {
      fronts.add(number, observation.merits());
    } else if (goals == 1) {
      standings.add(number, observation);
    }
  }

  int size() {
    return points.size();
  }

  double[] point(int number) {
    return points.get(number);
  }

  /** The number of trials in the order of merits. */
  int ranked() {
    return goals == 1 ? standings.size() : fronts.size();
  }

  /**
   * The good trials. Where fewer than these are feasible, the infeasible ones with the smallest
   * violations follow (Deb, CMAME 2000).
   *
   * @param running trials in flight that have been compared at rungs; their numbers follow those of
   *     the trials that are over
   */
  GoodTrials good(int most, List<Observation> running) {
    if (goals > 1 && fronts.size() >= most) {
      return fronts.best(most);
    }
    List<Integer> best = new ArrayList<>();
    if (goals > 1) {
      best.addAll(fronts.best(most).numbers());
    } else {
      best.addAll(standingsWith(running).best(most));
    }
    best.addAll(violators.best(most - best.size()));
    return GoodTrials.ranked(best, this::areTied);
  }

  private boolean areTied(int one, int other) {
    return Math.max(one, other) < size()
        && !results.get(one).isEmpty()
        && results.get(one).equals(results.get(other));
  }

  private MeritOrder standingsWith(List<Observation> running) {
    if (running.isEmpty()) {
      return standings;
    }
    MeritOrder all = new MeritOrder(standings);
    for (int i = 0; i < running.size(); i++) {
      all.add(size() + i, running.get(i));
    }
    return all;
  }

  /** The requirements that any trial violates. */
  List<OutcomeRequirement> requirements() {
    List<OutcomeRequirement> requirements = new ArrayList<>();
    if (training.satisfied() < training.size()) {
      requirements.add(training);
    }
    constraints.stream()
        .filter(constraint -> constraint.satisfied() < constraint.size())
        .forEach(requirements::add);
    return requirements;
  }
}
