package io.sparktune.pruning;

import java.util.List;

/** The settings of a pruner. */
public sealed interface PrunerSettings {

  /** The pruner for a study. */
  Pruner pruner(StudyShape study);

  /** No pruning: every trial is trained to the end. */
  record None() implements PrunerSettings {

    @Override
    public Pruner pruner(StudyShape study) {
      return new NoPruner();
    }
  }

  /**
   * The percentile rule: prunes trials that are worse than a share of the others.
   *
   * @param percentile the best so many percent continue: 50 for the median rule, 25 by default
   * @param startupTrials other trials that must have reached an epoch before a trial is judged
   *     there, 5 by default
   * @param warmUpEpochs epochs before the first judgement, 1 by default
   * @param intervalEpochs from one judgement to the next, 1 by default
   */
  record Percentile(double percentile, int startupTrials, int warmUpEpochs, int intervalEpochs)
      implements PrunerSettings {

    public Percentile {
      check(percentile > 0 && percentile < 100, "the best " + percentile + " percent continue");
      check(startupTrials >= 1, "there are " + startupTrials + " startup trials");
      check(warmUpEpochs >= 0, "there are " + warmUpEpochs + " warm-up epochs");
      check(intervalEpochs >= 1, "trials are judged every " + intervalEpochs + " epochs");
    }

    @Override
    public Pruner pruner(StudyShape study) {
      return new PercentilePruner(
          percentile,
          startupTrials,
          new JudgedEpochs(warmUpEpochs + 1, intervalEpochs, study.mostEpochs()));
    }
  }

  /**
   * Restrains another pruner as long as a trial improves.
   *
   * @param patienceEpochs the latest epochs, one of which must be better than all before them
   * @param minDelta of the score by which it must be better, 0 by default
   * @param pruner one that does not pause trials, as a paused trial cannot improve
   */
  record Patient(int patienceEpochs, double minDelta, PrunerSettings pruner)
      implements PrunerSettings {

    public Patient {
      check(patienceEpochs >= 1, "the patience is " + patienceEpochs + " epochs");
      check(minDelta >= 0 && Double.isFinite(minDelta), "the smallest improvement is " + minDelta);
      check(!pruner.pausesTrials(), "no patience with a pruner that pauses trials: " + pruner);
    }

    @Override
    public Pruner pruner(StudyShape study) {
      return new PatientPruner(patienceEpochs, minDelta, pruner.pruner(study));
    }
  }

  /**
   * Fixed bounds: prunes trials whose score leaves them, or that have none.
   *
   * @param lower negative infinity for no bound, the default
   * @param upper infinity for no bound, the default
   * @param fromEpoch the first at which trials are judged, 1 by default
   */
  record Threshold(double lower, double upper, int fromEpoch) implements PrunerSettings {

    public Threshold {
      check(lower <= upper, "scores must be from " + lower + " to " + upper);
      check(fromEpoch >= 1, "trials are judged from epoch " + fromEpoch);
    }

    @Override
    public Pruner pruner(StudyShape study) {
      return new ThresholdPruner(
          lower, upper, study.direction(), new JudgedEpochs(fromEpoch, 1, study.mostEpochs()));
    }
  }

  /**
   * Synchronous successive halving, one bracket after another.
   *
   * @param minEpochs of every trial, 1 by default
   * @param reduction one of so many is promoted from each rung, 3 by default
   * @param trials of a bracket, 27 by default
   */
  record SuccessiveHalving(int minEpochs, int reduction, int trials) implements PrunerSettings {

    public SuccessiveHalving {
      checkRungs(minEpochs, reduction);
      check(trials >= 2, "a bracket has " + trials + " trials");
    }

    @Override
    public Pruner pruner(StudyShape study) {
      Bracket bracket = new Bracket(new Rungs(minEpochs, reduction, study.mostEpochs()), trials);
      return HalvingType.SYNCHRONOUS.pruner(List.of(bracket), study);
    }

    @Override
    public boolean pausesTrials() {
      return true;
    }
  }

  /**
   * Asynchronous successive halving of all trials.
   *
   * @param minEpochs of every trial, 3 by default
   * @param reduction one of so many is promoted from each rung, 3 by default
   * @param type stopping by default
   */
  record Asha(int minEpochs, int reduction, HalvingType type) implements PrunerSettings {

    public Asha {
      checkRungs(minEpochs, reduction);
      check(type != HalvingType.SYNCHRONOUS, "asynchronous halving is " + type);
    }

    @Override
    public Pruner pruner(StudyShape study) {
      Rungs rungs = new Rungs(minEpochs, reduction, study.mostEpochs());
      return type.pruner(List.of(new Bracket(rungs, 1)), study);
    }

    @Override
    public boolean pausesTrials() {
      return type != HalvingType.STOPPING;
    }
  }

  /**
   * Hyperband: successive halving in brackets with different first rungs.
   *
   * @param minEpochs of every trial, 1 by default
   * @param reduction one of so many is promoted from each rung, 3 by default
   * @param type stopping by default
   */
  record Hyperband(int minEpochs, int reduction, HalvingType type) implements PrunerSettings {

    public Hyperband {
      checkRungs(minEpochs, reduction);
    }

    @Override
    public Pruner pruner(StudyShape study) {
      Rungs rungs = new Rungs(minEpochs, reduction, study.mostEpochs());
      return type.pruner(HyperbandRound.brackets(rungs), study);
    }

    @Override
    public boolean pausesTrials() {
      return type != HalvingType.STOPPING;
    }
  }

  /**
   * Truncation selection at equal intervals, where pruned trials are replaced.
   *
   * @param intervalEpochs from one comparison to the next
   * @param replacedShare the worst share, which is pruned
   */
  record Population(int intervalEpochs, double replacedShare) implements PrunerSettings {

    public Population {
      check(intervalEpochs >= 1, "trials are compared every " + intervalEpochs + " epochs");
      check(replacedShare > 0 && replacedShare <= 0.5, "the replaced share is " + replacedShare);
    }

    @Override
    public Pruner pruner(StudyShape study) {
      return new PopulationPruner(intervalEpochs, replacedShare, study.mostEpochs());
    }

    @Override
    public boolean pausesTrials() {
      return true;
    }
  }

  /** Whether trials are paused and promoted, so that all folds need checkpoints. */
  default boolean pausesTrials() {
    return false;
  }

  private static void checkRungs(int minEpochs, int reduction) {
    check(minEpochs >= 1, "the minimum is " + minEpochs + " epochs");
    check(reduction >= 2, "the reduction is " + reduction);
  }

  private static void check(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
