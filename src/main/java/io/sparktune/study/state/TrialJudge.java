package io.sparktune.study.state;

import io.sparktune.pruning.CurveStanding;
import io.sparktune.study.outcomes.StudyRules;

/** Has the pruner judge a trial, and keeps the histories that this extends. */
final class TrialJudge {

  private final StudyRules rules;
  private Histories histories;

  TrialJudge(StudyRules rules, Histories histories) {
    this.rules = rules;
    this.histories = histories;
  }

  Histories histories() {
    return histories;
  }

  /** Judges a trial wherever its first folds have all come to an epoch at which it is judged. */
  OpenTrial judged(OpenTrial changed) {
    OpenTrial trial = changed;
    for (int folds = 1; folds <= trial.released() && !isPruned(trial); folds++) {
      int reached = trial.reached(folds, rules);
      for (int epoch = trial.release().judgedAt(folds) + 1;
          epoch <= reached && !isPruned(trial);
          epoch++) {
        trial = judged(trial, folds, epoch);
      }
      if (reached > trial.release().judgedAt(folds)) {
        trial = trial.with(trial.release().judged(folds, reached));
      }
    }
    return trial;
  }

  /** In strict mode an earlier fold may still give an earlier reason. */
  private boolean isPruned(OpenTrial trial) {
    return !trial.pruning().isNone() && !rules.isStrict();
  }

  private OpenTrial judged(OpenTrial trial, int folds, int epoch) {
    if (!rules.pruner().looksAt(trial.entry().bracket(), epoch)) {
      return trial;
    }
    CurveStanding standing = trial.standing(folds, epoch);
    OpenTrial judged = trial;
    if (isWidest(trial, folds)) {
      judged =
          rules
              .pruner()
              .pruneReason(
                  standing,
                  trial.folds().curve(folds, epoch),
                  histories.seenBy(trial, rules).standings())
              .map(reason -> withReason(trial, folds, epoch, reason))
              .orElse(trial);
    }
    if (!rules.isStrict()) {
      histories = histories.with(histories.latest().with(standing));
    }
    return judged;
  }

  /**
   * Whether no more folds are to be waited for. A next fold that is in training too comes to the
   * same epoch soon, and more folds are a better estimate; strict mode disregards what is in
   * training.
   */
  private boolean isWidest(OpenTrial trial, int folds) {
    return rules.isStrict() || folds == trial.folds().count() || trial.epochs(folds) == 0;
  }

  private static OpenTrial withReason(OpenTrial trial, int folds, int epoch, String reason) {
    if (epoch <= trial.epochs(folds - 1)) {
      return trial.withPruneReason(new PruneDecision(folds - 1, epoch, reason));
    }
    // The last of these folds ended before that epoch: only the folds after it can be spared.
    return folds == trial.folds().count()
        ? trial
        : trial.withPruneReason(new PruneDecision(folds, 0, reason));
  }
}
