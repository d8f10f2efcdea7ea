package io.sparktune.report;

import io.sparktune.study.events.Event;
import io.sparktune.study.outcomes.FinishedTrial;
import io.sparktune.study.outcomes.StudyRules;
import io.sparktune.study.state.StudyState;
import io.sparktune.trial.FoldOutcome;
import io.sparktune.trial.TrialState;
import java.util.List;

/** The epochs that a study has left, by those that its trials have taken so far. */
final class WorkLeft {

  /** The share of a whole trial that trials take where most of them are pruned. */
  private static final double SHARE_WITH_PRUNING = 1.0 / 3;

  /** The trials that such an assumption weighs as much as. */
  private static final int ASSUMED_TRIALS = 3;

  private final int trials;
  private final StudyRules rules;
  private final double assumedShare;
  private long scoredEpochs;
  private long scoredFolds;
  private int finished;
  private int trained;
  private long finishedEpochs;

  /** Sums over the trials that were trained: of weights, of their squares, and of epochs. */
  private double weights;

  private double squaredWeights;
  private double weightedEpochs;

  /**
   * @param before what earlier drivers did
   */
  WorkLeft(int trials, StudyState before) {
    this.trials = trials;
    this.rules = before.rules();
    this.assumedShare = rules.mayPrune() ? SHARE_WITH_PRUNING : 1;
    count(before);
    for (FinishedTrial over : before.finished()) {
      if (over.state() == TrialState.COMPLETE && !over.isTakenOver()) {
        scoredEpochs += over.epochs();
        scoredFolds += over.folds();
      }
    }
  }

  /** Counts what an event changed. */
  void after(Event event, StudyState state) {
    if (event instanceof Event.FoldFinished fold
        && fold.result().outcome() instanceof FoldOutcome.Scored scored
        && !fold.result().wasTakenOver()) {
      scoredEpochs += scored.epochs();
      scoredFolds++;
    }
    count(state);
  }

  private void count(StudyState state) {
    List<FinishedTrial> over = state.finished();
    for (; finished < over.size(); finished++) {
      if (!over.get(finished).isTakenOver()) {
        trained++;
        finishedEpochs += over.get(finished).epochs();
        double weight = weight(trained);
        weights += weight;
        squaredWeights += weight * weight;
        weightedEpochs += weight * over.get(finished).epochs();
      }
    }
  }

  /** Where trials are pruned, it is by those before them: the first ones tell least. */
  private double weight(int trial) {
    return rules.mayPrune() ? (double) trial * trial : 1;
  }

  /** The mean of a whole fold. */
  double epochsOfFold() {
    return scoredFolds == 0 ? rules.mostEpochs() : (double) scoredEpochs / scoredFolds;
  }

  /** The epochs of all folds and trials that are not over. */
  double epochs(StudyState state) {
    double left = rules.hasPopulation() ? ofPopulation(state) : ofTrials(state);
    long limit = state.limits().epochs();
    return Math.max(0, limit > 0 ? Math.min(left, (double) (limit - state.epochs())) : left);
  }

  /** Trials that replace each other resume each other's epochs. */
  private double ofPopulation(StudyState state) {
    return (double) rules.population() * rules.folds() * rules.mostEpochs() - state.epochs();
  }

  private double ofTrials(StudyState state) {
    double whole = rules.folds() * epochsOfFold();
    int paused = state.trials().paused().size();
    long pausedEpochs = state.trials().paused().epochs();
    double openEpochs = Math.max(0, state.epochs() - finishedEpochs - pausedEpochs);
    double begun = Math.min(state.open().size() - paused, openEpochs / whole);
    double open = (paused + begun) * weight(trained + 1);
    double assumed = ASSUMED_TRIALS * (trained == 0 ? 1 : squaredWeights / weights);
    double epochs =
        weightedEpochs
            + (pausedEpochs + openEpochs) * weight(trained + 1)
            + assumed * assumedShare * whole;
    double ofTrial = epochs / (weights + open + assumed);
    int takenOver = finished - trained;
    return (trials - takenOver - trained - paused - begun) * ofTrial;
  }
}
