package io.sparktune.study.state;

import io.sparktune.study.outcomes.FinishedTrial;
import io.sparktune.study.outcomes.Front;
import io.sparktune.study.outcomes.StudyRules;
import io.sparktune.trial.TrialState;
import java.util.Optional;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import org.pcollections.PVector;
import org.pcollections.TreePVector;

/**
 * The trials that are over, in the order in which they ended.
 *
 * @param counts by their final state
 * @param best feasible trial by the first goal, empty for none; of equal ones the one with the
 *     lower number
 * @param front of a study with several goals; empty with one
 */
record FinishedTrials(
    PVector<FinishedTrial> all,
    PMap<TrialState, Integer> counts,
    Optional<FinishedTrial> best,
    Front front) {

  static final FinishedTrials NONE =
      new FinishedTrials(TreePVector.empty(), HashTreePMap.empty(), Optional.empty(), Front.EMPTY);

  FinishedTrials with(FinishedTrial trial, StudyRules rules) {
    boolean leads = trial.isFeasible() && trial.isBetterThan(best, rules.direction());
    boolean mayJoinFront = trial.isFeasible() && rules.goals().areSeveral();
    return new FinishedTrials(
        all.plus(trial),
        counts.plus(trial.state(), count(trial.state()) + 1),
        leads ? Optional.of(trial) : best,
        mayJoinFront ? front.with(trial, rules) : front);
  }

  int count(TrialState state) {
    return counts.getOrDefault(state, 0);
  }
}
