package io.sparktune.study.state;

import io.sparktune.pruning.race.FoldNoise;
import io.sparktune.trial.FoldAssignment;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The allowance of folds of each trial: all of them, or those that its race has released. */
record FoldAllowance(StudyState state) {

  /** Releases more folds once all released ones have their scores, or finds a reason to prune. */
  OpenTrial released(OpenTrial trial, StudyHistory seen) {
    int wave = trial.released();
    if (trial.folds().scored() < wave
        || wave == state.rules().folds()
        || trial.release().pauseAfter() != FoldAssignment.END
        || !trial.pruning().isNone()
        || awaitsFirst()) {
      return trial;
    }
    List<Double> best = seen.bestMerits(wave, state.rules());
    if (!best.isEmpty()) {
      List<Double> merits = trial.folds().scoredMerits(wave, state.rules());
      Optional<String> reason = state.rules().race().pruneReason(merits, best, noise(seen));
      if (reason.isPresent()) {
        return trial.withPruneReason(new PruneDecision(wave, 0, reason.get()));
      }
    }
    return trial.released(state.rules().race().released(wave));
  }

  /** Open trials, which strict mode disregards, show the noise as well. */
  private FoldNoise noise(StudyHistory seen) {
    FoldNoise noise = seen.noise();
    if (noise.isUnknown() && !state.rules().isStrict()) {
      for (OpenTrial other : state.open()) {
        if (other.folds().scored() > 0) {
          noise = noise.withFirst(firstMerit(other));
        }
      }
    }
    return noise;
  }

  /** Strict mode disregards when trials end. */
  private boolean awaitsFirst() {
    return state.finished().isEmpty()
        && !state.rules().isStrict()
        && state.rules().race().released(0) < state.rules().folds();
  }

  /**
   * Until a trial is over, there is none to compare others with: once as many trials as there are
   * slots have their first scores, the best one gets all its folds, and the others wait for it.
   */
  Optional<OpenTrial> leader() {
    if (!awaitsFirst()) {
      return Optional.empty();
    }
    List<OpenTrial> racing =
        state.open().stream()
            .filter(trial -> trial.release().pauseAfter() == FoldAssignment.END)
            .toList();
    List<OpenTrial> scored =
        racing.stream()
            .filter(trial -> trial.folds().scored() > 0)
            .filter(trial -> trial.pruning().isNone())
            .toList();
    if (scored.isEmpty()
        || scored.size() < Math.min(racing.size(), state.slots())
        || racing.stream().anyMatch(trial -> trial.released() == state.rules().folds())) {
      return Optional.empty();
    }
    OpenTrial best = Collections.max(scored, Comparator.comparing(this::firstMerit));
    return Optional.of(best.released(state.rules().folds()));
  }

  private double firstMerit(OpenTrial trial) {
    return trial.folds().scoredMerits(1, state.rules()).get(0);
  }
}
