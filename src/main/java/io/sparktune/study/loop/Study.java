package io.sparktune.study.loop;

import io.sparktune.study.Command;
import io.sparktune.study.Scheduler;
import io.sparktune.study.events.Event;
import io.sparktune.study.state.StudyState;
import io.sparktune.trial.EpochScore;
import io.sparktune.trial.FoldAssignment;
import io.sparktune.trial.FoldResult;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A study in progress: journals each event, updates the state, decides and sends the commands. For
 * one thread, whose turn it is to hand the events over.
 */
public final class Study {

  /**
   * Suggestions may be slow; folds that were decided on, and folds that ask, do not wait for many.
   */
  private static final long MOST_MILLIS_OF_DECISIONS = 10;

  private final Scheduler scheduler;
  private final Journal journal;
  private final List<StudyObserver> observers;
  private final InstantSource clock;
  private volatile StudyState state;

  /**
   * @param state after all events of earlier drivers
   */
  public Study(
      StudyState state,
      Scheduler scheduler,
      Journal journal,
      List<StudyObserver> observers,
      InstantSource clock) {
    this.state = state;
    this.scheduler = scheduler;
    this.journal = journal;
    this.observers = List.copyOf(observers);
    this.clock = clock;
  }

  /** The state after the latest event; may be asked for by any thread. */
  public StudyState state() {
    return state;
  }

  /** When there is something to decide even if nothing happens until then. */
  public Optional<Instant> wakeAt() {
    return scheduler.wakeAt(state);
  }

  /** Takes an event that happened, unless nothing waits for it. */
  public void take(Event event) {
    if (event instanceof Event.FoldFinished finished) {
      FoldResult result = finished.result();
      int known = state.knownEpochs(result.trial(), result.fold(), result.attempt());
      if (known >= 0) {
        record(
            new Event.FoldFinished(
                finished.at(), result.withEpochs(later(result.epochs(), known))));
      }
    } else if (event instanceof Event.EpochsScored scored) {
      int known = state.knownEpochs(scored.trial(), scored.fold(), scored.attempt());
      List<EpochScore> news = known < 0 ? List.of() : later(scored.scores(), known);
      if (!news.isEmpty()) {
        record(
            new Event.EpochsScored(
                scored.at(), scored.trial(), scored.fold(), scored.attempt(), news, scored.kept()));
      }
    } else {
      record(event);
    }
  }

  /** Scores of epochs that were not reported yet; an attempt that was sent again repeats some. */
  private static List<EpochScore> later(List<EpochScore> scores, int known) {
    return scores.stream().filter(score -> score.epoch() > known).toList();
  }

  /**
   * Decides and sends until there is nothing left to decide, or what happened meanwhile should be
   * looked at first. What can wait is left.
   *
   * @return whether there is nothing left to decide
   */
  public boolean follow(Runner runner) {
    Instant end = clock.instant().plusMillis(MOST_MILLIS_OF_DECISIONS);
    List<FoldAssignment> started = new ArrayList<>();
    List<Command> commands = scheduler.canWait(state) ? List.of() : scheduler.decide(state);
    while (!commands.isEmpty()) {
      for (Command command : commands) {
        record(decision(command, clock.instant()));
        if (command instanceof Command.Start start) {
          started.add(start.assignment());
        }
      }
      if (clock.instant().isAfter(end)) {
        break;
      }
      commands = scheduler.decide(state);
    }
    if (!started.isEmpty()) {
      runner.start(started);
    }
    return commands.isEmpty();
  }

  /** What is kept of a decision. */
  static Event decision(Command command, Instant at) {
    if (command instanceof Command.Propose propose) {
      return new Event.TrialProposed(at, propose.trial());
    }
    if (command instanceof Command.Start start) {
      return Event.FoldStarted.of(at, start.assignment());
    }
    if (command instanceof Command.Prune prune) {
      return new Event.TrialPruned(at, prune.trial(), prune.fold(), prune.epoch(), prune.reason());
    }
    if (command instanceof Command.Promote promote) {
      return new Event.TrialPromoted(at, promote.trial(), promote.pauseAfter());
    }
    return new Event.StudyClosed(at, ((Command.Close) command).reason());
  }

  private void record(Event event) {
    long sequence = journal.append(event);
    StudyState next = state.after(event);
    state = next;
    observers.forEach(observer -> observer.recorded(sequence, event, next));
  }
}
