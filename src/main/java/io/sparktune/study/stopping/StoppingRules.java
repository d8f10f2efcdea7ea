package io.sparktune.study.stopping;

import io.sparktune.study.events.Limits;
import io.sparktune.study.events.StopReason;
import io.sparktune.study.state.StudyHistory;
import io.sparktune.study.state.StudyState;
import java.util.Optional;

/** Says whether a study begins no more trials, from what the next one would be proposed by. */
public final class StoppingRules {

  /** If this many trials have ended and all of them failed, more of them would fail too. */
  private static final int FAILURES_THAT_TELL = 10;

  private StoppingRules() {}

  /** Why no trial is begun any more, empty while the next one is. */
  public static Optional<StopReason> reason(StudyState state) {
    Limits limits = state.limits();
    StudyHistory known = state.historyOfNext();
    if (known.failed() >= Math.min(FAILURES_THAT_TELL, limits.trials())
        && known.failed() == known.trials()) {
      return Optional.of(StopReason.ALL_FAILED);
    }
    if (limits.maxFailures() > 0 && known.failed() >= limits.maxFailures()) {
      return Optional.of(StopReason.TOO_MANY_FAILURES);
    }
    if (known.best().filter(best -> isReached(best.score(), state)).isPresent()) {
      return Optional.of(StopReason.TARGET_REACHED);
    }
    if (state.proposed() >= limits.trials()) {
      return Optional.of(StopReason.TRIALS_DONE);
    }
    if (state.rules().hasPopulation() && state.isPopulationWhole()) {
      return Optional.of(StopReason.POPULATION_DONE);
    }
    long epochs = state.rules().isStrict() ? known.epochs() : state.epochs();
    if (limits.epochs() > 0 && epochs >= limits.epochs()) {
      return Optional.of(StopReason.EPOCHS_SPENT);
    }
    if (limits.plateauTrials() > 0
        && known.best().isPresent()
        && known.trials() - known.improvedAt() >= limits.plateauTrials()) {
      return Optional.of(StopReason.PLATEAU);
    }
    if (limits.fewestTrialsForNoise() > 0
        && known.trials() >= limits.fewestTrialsForNoise()
        && FoldNoiseRule.holds(known, limits.trials() - state.proposed())) {
      return Optional.of(StopReason.WITHIN_NOISE);
    }
    return Optional.empty();
  }

  private static boolean isReached(double score, StudyState state) {
    Double target = state.limits().target();
    return target != null && !state.rules().direction().isBetter(target, score);
  }
}
