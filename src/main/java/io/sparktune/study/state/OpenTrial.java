package io.sparktune.study.state;

import io.sparktune.pruning.CurveStanding;
import io.sparktune.study.state.FoldProgress.Phase;
import io.sparktune.trial.Checkpoint;
import io.sparktune.trial.FoldAssignment;
import io.sparktune.trial.Trial;
import io.sparktune.trial.TrialState;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A trial that is not over.
 *
 * @param place how many trials were proposed before it
 * @param bracket of the trial, as the pruner says
 * @param seen in strict mode what it is judged by; empty otherwise
 * @param released how many of its first folds may be trained
 * @param pauseAfter the epoch after which its folds pause
 * @param judged for each number of first folds, the last epoch at which they were judged
 * @param objection why it should be cut, null for no reason
 * @param cut why it is cut, null while it goes on
 * @param kept what others may go on from, null for nothing
 */
public record OpenTrial(
    Trial trial,
    int place,
    Instant startedAt,
    int bracket,
    StudyHistory seen,
    TrialFolds folds,
    int released,
    int pauseAfter,
    List<Integer> judged,
    PruneDecision objection,
    PruneDecision cut,
    CheckpointedRung kept) {

  /**
   * A trial before its first epoch.
   *
   * @param folds what it begins with
   */
  static OpenTrial proposed(
      Trial trial,
      Instant at,
      int place,
      StudyHistory seen,
      List<FoldProgress> folds,
      StudyRules rules) {
    int bracket = rules.pruner().bracket(trial.number());
    int inherited = trial.inheritedEpochs();
    return new OpenTrial(
        trial,
        place,
        at,
        bracket,
        seen,
        new TrialFolds(folds),
        rules.race().released(0),
        rules.pruner().pauseAfter(bracket, inherited),
        Collections.nCopies(rules.folds(), inherited),
        null,
        null,
        null);
  }

  OpenTrial with(int fold, UnaryOperator<FoldProgress> change) {
    return with(folds.with(fold, change));
  }

  private OpenTrial with(TrialFolds changed) {
    return with(changed, released, pauseAfter, judged, objection, cut, kept);
  }

  /** The same trial with everything that changes. */
  private OpenTrial with(
      TrialFolds nextFolds,
      int nextReleased,
      int nextPause,
      List<Integer> nextJudged,
      PruneDecision nextObjection,
      PruneDecision nextCut,
      CheckpointedRung nextKept) {
    return new OpenTrial(
        trial,
        place,
        startedAt,
        bracket,
        seen,
        nextFolds,
        nextReleased,
        nextPause,
        nextJudged,
        nextObjection,
        nextCut,
        nextKept);
  }

  OpenTrial reopened() {
    return with(folds.with(FoldProgress::reopened));
  }

  OpenTrial released(int more) {
    return with(folds, more, pauseAfter, judged, objection, cut, kept);
  }

  OpenTrial promoted(int nextPause) {
    TrialFolds going = folds.with(FoldProgress::promoted);
    return with(going, released, nextPause, judged, objection, cut, kept);
  }

  OpenTrial judged(int firstFolds, int epoch) {
    List<Integer> later = new ArrayList<>(judged);
    later.set(firstFolds - 1, epoch);
    return with(folds, released, pauseAfter, List.copyOf(later), objection, cut, kept);
  }

  /** With an objection, unless there is one that comes before it. */
  OpenTrial objected(PruneDecision reason) {
    return objection != null && !reason.isBefore(objection)
        ? this
        : with(folds, released, pauseAfter, judged, reason, cut, kept);
  }

  OpenTrial cut(PruneDecision reason) {
    return with(folds, released, pauseAfter, judged, objection, reason, kept);
  }

  /** With the rung at which it is paused as what others may go on from. */
  OpenTrial keepingRung() {
    if (!folds.areAll(Phase.PAUSED)) {
      return this;
    }
    List<Checkpoint> checkpoints = folds.all().stream().map(FoldProgress::kept).toList();
    CheckpointedRung rung = new CheckpointedRung(pauseAfter, standing().merit(), checkpoints);
    return with(folds, released, pauseAfter, judged, objection, cut, rung);
  }

  /** Whether others may go on from it. */
  boolean isKept() {
    return kept != null && end() == folds.count();
  }

  /**
   * What a trial begins with that goes on from this one.
   *
   * @throws IllegalStateException if its folds are not kept after this epoch
   */
  List<FoldProgress> passedOn(int epoch) {
    if (kept == null || kept.epoch() != epoch) {
      throw new IllegalStateException(
          "trial " + trial.number() + " is not kept after epoch " + epoch + ", but " + kept);
    }
    List<FoldProgress> begun = new ArrayList<>();
    for (int fold = 0; fold < folds.count(); fold++) {
      LearningCurve curve = folds.at(fold).curve().upTo(epoch);
      begun.add(FoldProgress.goingOn(kept.checkpoints().get(fold), curve));
    }
    return List.copyOf(begun);
  }

  /** Whether there is an objection that was not followed yet. */
  boolean isObjectedTo() {
    return objection != null && (cut == null || objection.isBefore(cut));
  }

  /** Whether this attempt of a fold is with the runner, and nobody answered for it yet. */
  boolean awaits(int fold, int attempt) {
    FoldProgress progress = folds.at(fold);
    return progress.is(Phase.RUNNING) && progress.attempts() == attempt;
  }

  /**
   * Whether a fold is still of use. In strict mode those before a cut are: one of them may yet fail
   * or be cut, as it would have been if it had been trained before.
   */
  boolean wants(int fold, StudyRules rules) {
    int end = end();
    return end == folds.count() || (rules.isStrict() && fold < end);
  }

  /** The first fold that failed or is cut, or the number of folds. */
  private int end() {
    return cut == null ? folds.failed() : Math.min(folds.failed(), cut.fold());
  }

  /** The folds that can be given to the runner. */
  public List<FoldAssignment> waiting(StudyRules rules) {
    return waiting(0, released, rules);
  }

  /** Folds that may yet be released, and can be trained ahead where nothing else is to be done. */
  public List<FoldAssignment> ahead(StudyRules rules) {
    return pauseAfter == FoldAssignment.END && objection == null
        ? waiting(released, folds.count(), rules)
        : List.of();
  }

  private List<FoldAssignment> waiting(int from, int to, StudyRules rules) {
    List<FoldAssignment> waiting = new ArrayList<>();
    for (int fold = from; fold < to; fold++) {
      FoldProgress progress = folds.at(fold);
      if (progress.is(Phase.WAITING) && wants(fold, rules)) {
        waiting.add(
            new FoldAssignment(trial, fold, progress.attempts() + 1, progress.kept(), pauseAfter));
      }
    }
    return waiting;
  }

  /** Whether every released fold has come to where the trial pauses. */
  boolean isPaused() {
    return pauseAfter != FoldAssignment.END
        && end() == folds.count()
        && folds.first(released).stream()
            .allMatch(fold -> fold.is(Phase.PAUSED) || fold.is(Phase.OVER));
  }

  /** How many of the first folds tell how good it is. */
  int told(StudyRules rules) {
    if (cut != null) {
      return cut.fold() + (cut.epoch() > 0 ? 1 : 0);
    }
    if (rules.isStrict()) {
      return folds.count();
    }
    return folds.begun();
  }

  /** How it stands where it is paused. */
  CurveStanding standing() {
    return standing(released, pauseAfter);
  }

  /** How it stands on its first folds after an epoch. */
  CurveStanding standing(int firstFolds, int epoch) {
    return new CurveStanding(
        trial.number(), bracket, firstFolds, epoch, folds.merit(firstFolds, epoch));
  }

  /** The last epoch that all of the first folds have come to, before the trial pauses. */
  int reached(int firstFolds, StudyRules rules) {
    return folds.reached(firstFolds, Math.min(pauseAfter, rules.mostEpochs()));
  }

  /** The same, as if the folds had been trained one after another up to the cut. */
  int reachedInOrder(int firstFolds, StudyRules rules) {
    int last = firstFolds - 1;
    if (last > end()) {
      return 0;
    }
    int reached = reached(firstFolds, rules);
    return cut != null && cut.fold() == last ? Math.min(reached, cut.epoch()) : reached;
  }

  /**
   * The merits by which a trial that is over is compared with the best one: of all folds, of those
   * before its cut, or none where it failed.
   */
  List<Double> compared(TrialState state, StudyRules rules) {
    if (state == TrialState.COMPLETE) {
      return folds.scoredMerits(folds.count(), rules);
    }
    return state == TrialState.PRUNED
        ? folds.scoredMerits(Math.min(folds.scored(), cut.fold()), rules)
        : List.of();
  }

  boolean isOver(StudyRules rules) {
    if (folds.running() > 0 || (rules.isStrict() && isObjectedTo())) {
      return false;
    }
    for (int fold = 0; fold < folds.count(); fold++) {
      if (wants(fold, rules) && !folds.at(fold).is(Phase.OVER)) {
        return false;
      }
    }
    return end() < folds.count() || pauseAfter == FoldAssignment.END;
  }

  FinishedTrial finished(Instant at, StudyRules rules) {
    boolean whole = folds.scored() == folds.count() && !(rules.isStrict() && cut != null);
    if (whole) {
      return TrialCompletion.complete(this, at, rules);
    }
    boolean pruned = cut != null && (!rules.isStrict() || cut.fold() <= folds.failed());
    return pruned
        ? TrialCompletion.pruned(this, at, rules)
        : TrialCompletion.failed(this, at, folds.failed(), rules);
  }
}
