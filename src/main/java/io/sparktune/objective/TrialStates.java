package io.sparktune.objective;

import io.sparktune.trial.Checkpoint;
import io.sparktune.trial.FoldAssignment;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The states of one attempt at a trial. One that cannot be read costs time only, since the trial
 * begins anew; one that cannot be written is left out.
 */
final class TrialStates {

  private static final Logger LOG = LoggerFactory.getLogger(TrialStates.class);

  private final ObjectiveStates store;
  private final FoldAssignment assignment;
  private final long millisPerState;
  private Checkpoint kept = Checkpoint.NONE;
  private long keptMillis;

  TrialStates(ObjectiveStates store, FoldAssignment assignment, long millisPerState) {
    this.store = store;
    this.assignment = assignment;
    this.millisPerState = millisPerState;
  }

  /** The state that the attempt begins with; empty where it begins with the first epoch. */
  Optional<KeptState> begin() {
    if (assignment.from().equals(Checkpoint.NONE)) {
      return Optional.empty();
    }
    try {
      KeptState state = store.read(assignment);
      kept = assignment.from();
      keptMillis = state.millis();
      return Optional.of(state);
    } catch (IOException e) {
      requireNoInterruption(e);
      LOG.info("{} begins anew, for {} cannot be read: {}", name(), assignment.from(), e);
      return Optional.empty();
    }
  }

  /** The latest state of this attempt, or the one that it began with. */
  Checkpoint kept() {
    return kept;
  }

  boolean isDue(long millis) {
    return millis - keptMillis >= millisPerState;
  }

  void keep(KeptState state) {
    keptMillis = state.millis();
    Checkpoint at = new Checkpoint(assignment.attempt(), state.epoch());
    try {
      store.write(assignment, at, state);
      kept = at;
    } catch (IOException e) {
      requireNoInterruption(e);
      LOG.info("{} has no state after epoch {}: {}", name(), state.epoch(), e.toString());
    }
  }

  /** File systems turn an interruption into exceptions of their own. */
  private void requireNoInterruption(IOException e) {
    boolean isInterrupted =
        e instanceof InterruptedIOException && !(e instanceof SocketTimeoutException);
    if (isInterrupted || Thread.currentThread().isInterrupted()) {
      Thread.currentThread().interrupt();
      throw new CancellationException(name() + " was stopped");
    }
  }

  private String name() {
    return "trial " + assignment.trial().number();
  }
}
