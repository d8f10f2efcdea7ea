package io.sparktune.study.state;

import io.sparktune.pruning.race.FoldNoise;
import io.sparktune.trial.FoldAssignment;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** How many of its folds each trial gets in a state that is being made. */
record FoldAllowance(NextState state) {

  /** Releases more folds once all released ones have their scores, or objects to that. */
  OpenTrial raced(OpenTrial trial) {
    int wave = trial.released();
    if (trial.folds().scored() < wave
        || wave == state.rules.folds()
        || trial.pauseAfter() != FoldAssignment.END
        || trial.objection() != null
        || trial.cut() != null
        || awaitsFirst()) {
      return trial;
    }
    StudyHistory seen = state.seenBy(trial);
    List<Double> best = seen.bestMerits(wave, state.rules);
    if (!best.isEmpty()) {
      List<Double> merits = trial.folds().scoredMerits(wave, state.rules);
      Optional<String> objection = state.rules.race().pruneReason(merits, best, noise(seen));
      if (objection.isPresent()) {
        return trial.objected(new PruneDecision(wave, 0, objection.get()));
      }
    }
    return trial.released(state.rules.race().released(wave));
  }

  /** Trials that are not over tell of the noise as well, which strict mode does not go by. */
  private FoldNoise noise(StudyHistory seen) {
    FoldNoise noise = seen.noise();
    if (noise.isUnknown() && !state.rules.isStrict()) {
      for (OpenTrial other : state.open.values()) {
        if (other.folds().scored() > 0) {
          noise = noise.withFirst(firstMerit(other));
        }
      }
    }
    return noise;
  }

  /** Strict mode does not go by when trials are over. */
  private boolean awaitsFirst() {
    return state.finished.isEmpty()
        && !state.rules.isStrict()
        && state.rules.race().released(0) < state.rules.folds();
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
        state.open.values().stream()
            .filter(trial -> trial.pauseAfter() == FoldAssignment.END)
            .toList();
    List<OpenTrial> scored =
        racing.stream()
            .filter(trial -> trial.folds().scored() > 0)
            .filter(trial -> trial.objection() == null && trial.cut() == null)
            .toList();
    if (scored.isEmpty()
        || scored.size() < Math.min(racing.size(), state.slots)
        || racing.stream().anyMatch(trial -> trial.released() == state.rules.folds())) {
      return Optional.empty();
    }
    OpenTrial best = Collections.max(scored, Comparator.comparing(this::firstMerit));
    return Optional.of(best.released(state.rules.folds()));
  }

  private double firstMerit(OpenTrial trial) {
    return trial.folds().scoredMerits(1, state.rules).get(0);
  }
}
