package io.sparktune.search.gp;

import io.sparktune.search.Learner;
import io.sparktune.search.Observation;
import io.sparktune.search.gp.acquisition.Acquisition;
import io.sparktune.search.gp.acquisition.AcquisitionTarget;
import io.sparktune.search.gp.acquisition.Exploration;
import io.sparktune.search.gp.acquisition.FeasibilityProbability;
import io.sparktune.search.gp.acquisition.LogExpectedImprovement;
import io.sparktune.search.gp.acquisition.TrustRegion;
import io.sparktune.search.gp.process.Cube;
import io.sparktune.search.gp.process.GaussianProcess;
import io.sparktune.search.gp.process.Geometry;
import io.sparktune.trial.TrialState;
import java.util.ArrayList;
import java.util.List;

/**
 * The surrogate models of a study: Gaussian processes of its goals, of its constraints on outcomes,
 * and of success.
 */
final class SurrogateModels implements Learner {

  /** A trial fails or it does not. */
  private static final double HALF = 0.5;

  /** Fewer complete trials of today cannot be compared with an earlier study. */
  private static final int ENOUGH = 4;

  private final Cube cube;
  private final Geometry geometry;
  private final int maxTrials;
  private final List<EarlierStudy> earlier;
  private final List<OutcomeModel> goals = new ArrayList<>();
  private final List<OutcomeModel> limits = new ArrayList<>();
  private final OutcomeModel successes;
  private boolean anyFailed;
  private final List<double[]> first = new ArrayList<>();
  private final BestTrials ranking = new BestTrials();
  private final ObservedFront front = new ObservedFront();
  private final TrustRegion region = new TrustRegion();

  /**
   * @param goals the observations of earlier studies for each goal
   */
  SurrogateModels(Cube cube, Geometry geometry, List<List<EarlierStudy>> goals, int maxTrials) {
    this.cube = cube;
    this.geometry = geometry;
    this.earlier = goals.get(0);
    this.maxTrials = maxTrials;
    goals.forEach(earlier -> this.goals.add(new OutcomeModel(geometry, maxTrials, earlier)));
    this.successes = new OutcomeModel(geometry, maxTrials, List.of());
  }

  @Override
  public void learn(Observation observation) {
    double[] place = cube.space().pointOf(observation.values());
    double[] features = geometry.features(place);
    boolean failed = observation.state() == TrialState.FAILED;
    anyFailed |= failed;
    successes.add(features, failed ? 0 : 1, 0);
    learnViolations(features, observation.violations());
    if (complete() < ENOUGH) {
      first.add(features);
    }
    if (observation.state() == TrialState.COMPLETE) {
      for (int goal = 0; goal < goals.size(); goal++) {
        double variance = goal == 0 ? observation.variance() : 0;
        double merit = observation.merits().get(goal);
        if (observation.isFeasible()) {
          goals.get(goal).add(features, merit, variance);
        } else {
          goals.get(goal).addInfeasible(features, merit, variance);
        }
      }
    } else if (goals.size() == 1 && !observation.rungs().isEmpty()) {
      goals.get(0).addPruned(features, observation.lastRungMerit());
    }
    if (isSuccess(place, observation)) {
      region.succeeded();
    } else {
      region.failed(observation.trial());
    }
  }

  private boolean isSuccess(double[] place, Observation observation) {
    if (observation.state() != TrialState.COMPLETE) {
      return false;
    }
    boolean better = ranking.isBetter(place, observation);
    return goals.size() == 1 ? better : front.joins(place, observation);
  }

  private void learnViolations(double[] features, List<Double> violations) {
    for (int i = 0; i < violations.size(); i++) {
      if (i == limits.size()) {
        limits.add(new OutcomeModel(geometry, maxTrials, List.of()));
      }
      if (Double.isFinite(violations.get(i))) {
        limits.get(i).add(features, -violations.get(i), 0);
      }
    }
  }

  /** Whether an earlier study is a better guide than the few complete trials. */
  private boolean continuesEarlier() {
    return goals.size() == 1 && complete() < ENOUGH && trustsEarlier();
  }

  /** Whether there are enough trials for a model. */
  boolean isEnough() {
    return complete() > 1 || continuesEarlier();
  }

  /** The number of complete trials. */
  int complete() {
    return goals.get(0).complete();
  }

  /** Whether any earlier study is trusted by now. */
  boolean trustsEarlier() {
    return goals.get(0).trustsEarlier();
  }

  Geometry geometry() {
    return geometry;
  }

  TrustRegion region() {
    return region;
  }

  /** The number of observations of the first goal's process. */
  int rows() {
    return continuesEarlier() ? earlier.get(0).trials().size() : goals.get(0).process().size();
  }

  /**
   * The acquisition target of the next suggestion, once there are enough trials.
   *
   * @param pending the features of trials in flight
   * @param seed of the direction of several goals
   */
  AcquisitionTarget target(List<double[]> pending, GpSettings.PendingPolicy policy, long seed) {
    if (continuesEarlier()) {
      return continued(pending, seed);
    }
    Acquisition feasibility = feasibility();
    for (OutcomeModel goal : goals) {
      GaussianProcess process = goal.process();
      process.forgetPending();
      pending.forEach(process::addPending);
    }
    AcquisitionTarget target =
        goals.size() == 1
            ? new AcquisitionTarget(single(pending, policy), ranking.places())
            : new FrontDirection(goals, front.entries(), seed).target(pending);
    boolean anyFeasible = limits.isEmpty() || ranking.hasFeasible();
    return new AcquisitionTarget(
        anyFeasible ? feasibility.and(target.acquisition()) : feasibility, target.best());
  }

  /** The target of one of the earlier studies if it were continued, with today's trials pending. */
  private AcquisitionTarget continued(List<double[]> pending, long seed) {
    List<double[]> taken = new ArrayList<>(first);
    taken.addAll(pending);
    EarlierStudy study = earlier.get((int) Math.floorMod(seed, (long) earlier.size()));
    List<double[]> best = earlier.stream().map(EarlierStudy::bestPlace).toList();
    return new AcquisitionTarget(feasibility().and(study.continued(geometry, taken)), best);
  }

  private Acquisition single(List<double[]> pending, GpSettings.PendingPolicy policy) {
    GaussianProcess process = goals.get(0).process();
    double best = goals.get(0).best();
    if (best == Double.NEGATIVE_INFINITY) {
      return Certain.INSTANCE;
    }
    if (policy == GpSettings.PendingPolicy.EXPLORE && !pending.isEmpty()) {
      return new Exploration(process, best);
    }
    for (double[] features : pending) {
      best = Math.max(best, process.mean(features));
    }
    return new LogExpectedImprovement(process, best);
  }

  private Acquisition feasibility() {
    Acquisition feasibility = Certain.INSTANCE;
    for (OutcomeModel limit : limits) {
      if (limit.complete() > 1) {
        feasibility =
            feasibility.and(new FeasibilityProbability(limit.process(), limit.scale().target(0)));
      }
    }
    if (anyFailed) {
      GaussianProcess process = successes.process();
      feasibility =
          feasibility.and(new FeasibilityProbability(process, successes.scale().target(HALF)));
    }
    return feasibility;
  }

  /** A constant acquisition function. */
  private enum Certain implements Acquisition {
    INSTANCE;

    @Override
    public double at(double[] features) {
      return 0;
    }

    @Override
    public double at(double[] features, double[] slopes) {
      return 0;
    }
  }
}
