package io.sparktune.study;

import io.sparktune.trial.Direction;
import java.util.Optional;

/** Says whether a study begins no more trials, from what the next one would be proposed by. */
final class StoppingRules {

  /** If this many trials have ended and all of them failed, more of them would fail too. */
  private static final int FAILURES_THAT_TELL = 10;

  private final StoppingSettings settings;
  private final int trials;

  StoppingRules(StoppingSettings settings, int trials) {
    this.settings = settings;
    this.trials = trials;
  }

  /** Why no trial is begun any more, empty while the next one is. */
  Optional<StopReason> reason(StudyState state) {
    History known = state.historyOfNext();
    if (known.failed() >= Math.min(FAILURES_THAT_TELL, trials)
        && known.failed() == known.trials()) {
      return Optional.of(StopReason.ALL_FAILED);
    }
    if (settings.maxFailures() > 0 && known.failed() >= settings.maxFailures()) {
      return Optional.of(StopReason.TOO_MANY_FAILURES);
    }
    if (known.best() != null && isReached(known.best().score(), state.rules().direction())) {
      return Optional.of(StopReason.TARGET_REACHED);
    }
    if (state.proposed() >= trials) {
      return Optional.of(StopReason.TRIALS_DONE);
    }
    long epochs = state.rules().isStrict() ? known.epochs() : state.epochs();
    if (settings.epochs() > 0 && epochs >= settings.epochs()) {
      return Optional.of(StopReason.EPOCHS_SPENT);
    }
    if (settings.plateauTrials() > 0
        && known.best() != null
        && known.trials() - known.improvedAt() >= settings.plateauTrials()) {
      return Optional.of(StopReason.PLATEAU);
    }
    if (settings.fewestTrialsForNoise() > 0
        && known.trials() >= settings.fewestTrialsForNoise()
        && FoldNoiseRule.holds(known, trials - state.proposed())) {
      return Optional.of(StopReason.WITHIN_NOISE);
    }
    return Optional.empty();
  }

  private boolean isReached(double score, Direction direction) {
    return settings.target() != null && !direction.isBetter(settings.target(), score);
  }
}
