package io.sparktune.study.state;

import io.sparktune.pruning.CurveStanding;
import io.sparktune.study.outcomes.FinishedTrial;
import io.sparktune.study.outcomes.StudyRules;
import io.sparktune.study.state.FoldProgress.Phase;
import io.sparktune.trial.Checkpoint;
import io.sparktune.trial.FoldAssignment;
import io.sparktune.trial.Trial;
import io.sparktune.trial.TrialState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A trial that is not over.
 *
 * @param resumable the rung that others may resume, empty for none
 */
public record OpenTrial(
    Trial trial,
    TrialEntry entry,
    TrialFolds folds,
    TrialRelease release,
    TrialPruning pruning,
    Optional<CheckpointedRung> resumable) {

  /**
   * A trial before its first epoch.
   *
   * @param folds that it starts with
   */
  static OpenTrial proposed(
      Trial trial, TrialEntry entry, List<FoldProgress> folds, StudyRules rules) {
    int inherited = trial.inheritedEpochs();
    TrialRelease release =
        new TrialRelease(
            rules.race().released(0),
            rules.pruner().pauseAfter(entry.bracket(), inherited),
            Collections.nCopies(rules.folds(), inherited));
    return new OpenTrial(
        trial, entry, new TrialFolds(folds), release, TrialPruning.NONE, Optional.empty());
  }

  private OpenTrial with(TrialFolds changed) {
    return new OpenTrial(trial, entry, changed, release, pruning, resumable);
  }

  OpenTrial with(TrialRelease changed) {
    return new OpenTrial(trial, entry, folds, changed, pruning, resumable);
  }

  private OpenTrial with(TrialPruning changed) {
    return new OpenTrial(trial, entry, folds, release, changed, resumable);
  }

  private OpenTrial with(CheckpointedRung rung) {
    return new OpenTrial(trial, entry, folds, release, pruning, Optional.of(rung));
  }

  OpenTrial with(int fold, UnaryOperator<FoldProgress> change) {
    return with(folds.with(fold, change));
  }

  OpenTrial reopened() {
    return with(folds.with(FoldProgress::reopened));
  }

  OpenTrial released(int more) {
    return with(release.withFolds(more));
  }

  OpenTrial promoted(int nextPause) {
    return with(folds.with(FoldProgress::promoted)).with(release.pausingAfter(nextPause));
  }

  /** With a reason to be pruned, unless there is one that comes before it. */
  OpenTrial withPruneReason(PruneDecision reason) {
    return with(pruning.withReason(reason));
  }

  OpenTrial pruned(PruneDecision decision) {
    return with(pruning.decided(decision));
  }

  /** With the rung at which it is paused, so that others may resume it. */
  OpenTrial keepingRung() {
    if (!folds.areAll(Phase.PAUSED)) {
      return this;
    }
    List<Checkpoint> checkpoints = folds.all().stream().map(FoldProgress::kept).toList();
    return with(new CheckpointedRung(release.pauseAfter(), standing().merit(), checkpoints));
  }

  /** How many of its first folds may be trained. */
  public int released() {
    return release.folds();
  }

  /** The scored epochs of a fold. */
  int epochs(int fold) {
    return folds.at(fold).curve().epochs();
  }

  /** The rung that others may resume while the trial itself is in training. */
  Optional<CheckpointedRung> resumableNow() {
    return resumable.filter(rung -> end() == folds.count());
  }

  /**
   * The first folds of a trial that resumes this one.
   *
   * @throws IllegalStateException if its folds are not kept after this epoch
   */
  List<FoldProgress> inheritedFolds(int epoch) {
    CheckpointedRung rung =
        resumable
            .filter(kept -> kept.epoch() == epoch)
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "trial %d has no checkpoints of epoch %d%s"
                            .formatted(
                                trial.number(),
                                epoch,
                                resumable
                                    .map(kept -> ", but of epoch " + kept.epoch())
                                    .orElse(""))));
    List<FoldProgress> inherited = new ArrayList<>();
    for (int fold = 0; fold < folds.count(); fold++) {
      LearningCurve curve = folds.at(fold).curve().upTo(epoch);
      inherited.add(FoldProgress.resuming(rung.checkpoints().get(fold), curve));
    }
    return List.copyOf(inherited);
  }

  /** Whether this attempt of a fold is with the runner and unanswered. */
  boolean awaits(int fold, int attempt) {
    FoldProgress progress = folds.at(fold);
    return progress.is(Phase.RUNNING) && progress.attempts() == attempt;
  }

  /**
   * Whether a fold is still of use. In strict mode those before a pruned fold are: one of them may
   * yet fail or be pruned, as it would have been if it had been trained before.
   */
  boolean wants(int fold, StudyRules rules) {
    int end = end();
    return end == folds.count() || (rules.isStrict() && fold < end);
  }

  /** The first fold that failed or is pruned, or the number of folds. */
  private int end() {
    return Math.min(
        folds.failed(), pruning.decision().map(PruneDecision::fold).orElse(folds.count()));
  }

  /** The folds that can be given to the runner. */
  public List<FoldAssignment> waiting(StudyRules rules) {
    return waiting(0, released(), rules);
  }

  /** Folds that may yet be released, and can be trained ahead if slots would idle otherwise. */
  public List<FoldAssignment> ahead(StudyRules rules) {
    return release.pauseAfter() == FoldAssignment.END && pruning.reason().isEmpty()
        ? waiting(released(), folds.count(), rules)
        : List.of();
  }

  private List<FoldAssignment> waiting(int from, int to, StudyRules rules) {
    List<FoldAssignment> waiting = new ArrayList<>();
    for (int fold = from; fold < to; fold++) {
      FoldProgress progress = folds.at(fold);
      if (progress.is(Phase.WAITING) && wants(fold, rules)) {
        waiting.add(
            new FoldAssignment(
                trial, fold, progress.attempts() + 1, progress.kept(), release.pauseAfter()));
      }
    }
    return waiting;
  }

  /** Whether every released fold has come to where the trial pauses. */
  boolean isPaused() {
    return release.pauseAfter() != FoldAssignment.END
        && end() == folds.count()
        && folds.first(released()).stream()
            .allMatch(fold -> fold.is(Phase.PAUSED) || fold.is(Phase.OVER));
  }

  /** The number of first folds that its observation rests on. */
  int observedFolds(StudyRules rules) {
    if (pruning.decision().isPresent()) {
      PruneDecision decision = pruning.decision().get();
      return decision.fold() + (decision.epoch() > 0 ? 1 : 0);
    }
    return rules.isStrict() ? folds.count() : folds.begun();
  }

  /** The standing at the rung at which it pauses. */
  CurveStanding standing() {
    return standing(released(), release.pauseAfter());
  }

  /** The standing of its first folds after an epoch. */
  CurveStanding standing(int firstFolds, int epoch) {
    return new CurveStanding(
        trial.number(), entry.bracket(), firstFolds, epoch, folds.merit(firstFolds, epoch));
  }

  /** The last epoch that all of the first folds have come to, before the trial pauses. */
  int reached(int firstFolds, StudyRules rules) {
    return folds.reached(firstFolds, Math.min(release.pauseAfter(), rules.mostEpochs()));
  }

  /** The same, as if the folds had been trained one after another until the trial was pruned. */
  int reachedInOrder(int firstFolds, StudyRules rules) {
    int last = firstFolds - 1;
    if (last > end()) {
      return 0;
    }
    int reached = reached(firstFolds, rules);
    return pruning
        .decision()
        .filter(decision -> decision.fold() == last)
        .map(decision -> Math.min(reached, decision.epoch()))
        .orElse(reached);
  }

  /**
   * The merits by which a trial that is over is compared with the best one: of all folds, of those
   * before it was pruned, or none if it failed.
   */
  List<Double> compared(TrialState state, StudyRules rules) {
    return switch (state) {
      case COMPLETE -> folds.scoredMerits(folds.count(), rules);
      case PRUNED -> folds.scoredMerits(scoredBefore(pruning.decision().orElseThrow()), rules);
      default -> List.of();
    };
  }

  /** How many of the first folds are scored and come before the pruned one. */
  int scoredBefore(PruneDecision decision) {
    return Math.min(folds.scored(), decision.fold());
  }

  boolean isOver(StudyRules rules) {
    if (folds.running() > 0 || (rules.isStrict() && pruning.isDue())) {
      return false;
    }
    for (int fold = 0; fold < folds.count(); fold++) {
      if (wants(fold, rules) && !folds.at(fold).is(Phase.OVER)) {
        return false;
      }
    }
    return end() < folds.count() || release.pauseAfter() == FoldAssignment.END;
  }

  FinishedTrial finished(Instant at, StudyRules rules) {
    Optional<PruneDecision> decision = pruning.decision();
    if (folds.scored() == folds.count() && !(rules.isStrict() && decision.isPresent())) {
      return TrialCompletion.complete(this, at, rules);
    }
    return decision
        .filter(made -> !rules.isStrict() || made.fold() <= folds.failed())
        .map(made -> TrialCompletion.pruned(this, made, at, rules))
        .orElseGet(() -> TrialCompletion.failed(this, at, folds.failed(), rules));
  }
}
