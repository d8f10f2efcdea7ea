package io.sparktune.study;

import io.sparktune.trial.Direction;
import io.sparktune.trial.FoldResult;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.pcollections.PSortedMap;
import org.pcollections.PVector;
import org.pcollections.TreePMap;
import org.pcollections.TreePVector;

/**
 * Where a study stands: a pure value, made of nothing but its events. Open trials and finished ones
 * are persistent collections, so that an event costs the logarithm of their number.
 */
public final class StudyState {

  private final int folds;
  private final Direction direction;
  private final int slots;
  private final int proposed;
  private final int running;
  private final PSortedMap<Integer, OpenTrial> open;
  private final PVector<FinishedTrial> finished;
  private final FinishedTrial best;
  private final int failed;
  private final boolean stopRequested;
  private final StopReason closed;

  private StudyState(Draft draft) {
    folds = draft.folds;
    direction = draft.direction;
    slots = draft.slots;
    proposed = draft.proposed;
    running = draft.running;
    open = draft.open;
    finished = draft.finished;
    best = draft.best;
    failed = draft.failed;
    stopRequested = draft.stopRequested;
    closed = draft.closed;
  }

  /** The state before any event. */
  public static StudyState initial(int folds, Direction direction) {
    return new StudyState(new Draft(folds, direction));
  }

  /** The state after one more event. */
  public StudyState after(Event event) {
    Draft draft = new Draft(this);
    if (event instanceof Event.StudyOpened) {
      draft.reopen();
    } else if (event instanceof Event.SlotsChanged changed) {
      draft.slots = changed.slots();
    } else if (event instanceof Event.TrialProposed proposal) {
      draft.proposed++;
      draft.open =
          draft.open.plus(
              proposal.trial().number(),
              OpenTrial.proposed(proposal.trial(), proposal.at(), folds));
    } else if (event instanceof Event.FoldStarted started) {
      draft.running++;
      draft.change(started.trial(), trial -> trial.with(started.fold(), FoldProgress::started));
    } else if (event instanceof Event.FoldFinished over) {
      draft.finish(over.result(), over.at());
    } else if (event instanceof Event.StopRequested) {
      draft.stopRequested = true;
    } else if (event instanceof Event.StudyClosed end) {
      draft.closed = end.reason();
    }
    return new StudyState(draft);
  }

  /** Whether a result is the first answer to the latest attempt of a fold; others are dropped. */
  public boolean awaits(FoldResult result) {
    OpenTrial trial = open.get(result.trial());
    return trial != null && trial.awaits(result);
  }

  /** How many folds can be trained side by side. */
  public int slots() {
    return slots;
  }

  /** How many folds are with the runner. */
  public int running() {
    return running;
  }

  /** How many trials the sampler has proposed. */
  public int proposed() {
    return proposed;
  }

  /** Trials that are over, in the order in which they ended. */
  public List<FinishedTrial> finished() {
    return finished;
  }

  /** How many of the finished trials failed. */
  public int failed() {
    return failed;
  }

  /** The best finished trial so far; of equal ones the one with the lower number. */
  public Optional<FinishedTrial> best() {
    return Optional.ofNullable(best);
  }

  /** Whether somebody asked for an early end. */
  public boolean stopRequested() {
    return stopRequested;
  }

  /** Why the study ended, empty while it goes on. */
  public Optional<StopReason> closed() {
    return Optional.ofNullable(closed);
  }

  /** Trials that are not over, by number. */
  Collection<OpenTrial> open() {
    return open.values();
  }

  /** The fields of the next state, while it is being made. */
  private static final class Draft {
    private final int folds;
    private final Direction direction;
    private int slots;
    private int proposed;
    private int running;
    private PSortedMap<Integer, OpenTrial> open;
    private PVector<FinishedTrial> finished;
    private FinishedTrial best;
    private int failed;
    private boolean stopRequested;
    private StopReason closed;

    Draft(int folds, Direction direction) {
      this.folds = folds;
      this.direction = direction;
      open = TreePMap.empty();
      finished = TreePVector.empty();
    }

    Draft(StudyState state) {
      folds = state.folds;
      direction = state.direction;
      slots = state.slots;
      proposed = state.proposed;
      running = state.running;
      open = state.open;
      finished = state.finished;
      best = state.best;
      failed = state.failed;
      stopRequested = state.stopRequested;
      closed = state.closed;
    }

    void reopen() {
      closed = null;
      stopRequested = false;
      running = 0;
      for (OpenTrial trial : open.values()) {
        open = open.plus(trial.trial().number(), trial.reopened());
      }
    }

    void change(int trial, UnaryOperator<OpenTrial> change) {
      open = open.plus(trial, change.apply(open.get(trial)));
    }

    void finish(FoldResult result, Instant at) {
      running--;
      change(result.trial(), trial -> trial.with(result.fold(), fold -> fold.after(result)));
      OpenTrial trial = open.get(result.trial());
      if (!trial.isOver()) {
        return;
      }
      FinishedTrial over = trial.finished(at);
      open = open.minus(result.trial());
      finished = finished.plus(over);
      failed += over.state() == TrialState.FAILED ? 1 : 0;
      best = better(over, best);
    }

    private FinishedTrial better(FinishedTrial candidate, FinishedTrial incumbent) {
      if (candidate.score() == null) {
        return incumbent;
      }
      if (incumbent == null || direction.isBetter(candidate.score(), incumbent.score())) {
        return candidate;
      }
      boolean tied = candidate.score().equals(incumbent.score());
      return tied && candidate.trial().number() < incumbent.trial().number()
          ? candidate
          : incumbent;
    }
  }
}
