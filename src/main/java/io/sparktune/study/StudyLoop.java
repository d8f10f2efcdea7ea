package io.sparktune.study;

import io.sparktune.trial.FoldAssignment;
import io.sparktune.trial.Verdict;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * The one loop: take an event, journal it, update the state, decide, send the commands. It runs on
 * the thread that calls {@link #run}; nothing is locked and nothing is polled.
 */
public final class StudyLoop implements Inbox {

  private final Director director;
  private final Journal journal;
  private final List<StudyObserver> observers;
  private final InstantSource clock;
  private final BlockingQueue<Event> inbox = new LinkedBlockingQueue<>();
  private StudyState state;

  /**
   * @param state after all events of earlier drivers
   */
  public StudyLoop(
      StudyState state,
      Director director,
      Journal journal,
      List<StudyObserver> observers,
      InstantSource clock) {
    this.state = state;
    this.director = director;
    this.journal = journal;
    this.observers = List.copyOf(observers);
    this.clock = clock;
  }

  /** Asks for an early end; may be called from any thread. */
  public void stop() {
    inbox.add(new Event.StopRequested(clock.instant()));
  }

  /**
   * Runs the study to its end.
   *
   * @param opened the event with which this driver takes the study up
   * @return the last state
   */
  public StudyState run(Event.StudyOpened opened, Runner runner) throws InterruptedException {
    record(opened);
    runner.open(this);
    while (state.closed().isEmpty()) {
      accept(inbox.take());
      // Under load, what came meanwhile is answered by one decision, and its starts go together.
      for (Event next = inbox.poll(); next != null; next = inbox.poll()) {
        accept(next);
      }
      follow(runner);
    }
    return state;
  }

  @Override
  public void tell(Event event) {
    inbox.add(event);
  }

  @Override
  public Verdict ask(Event.EpochsScored scores) {
    inbox.add(scores);
    return Verdict.GO_ON;
  }

  @Override
  public boolean wants(int trial, int fold, int attempt) {
    return true;
  }

  private void accept(Event event) {
    boolean stale =
        event instanceof Event.FoldFinished finished && !state.awaits(finished.result());
    if (!stale) {
      record(event);
    }
  }

  /** Decides and sends until there is nothing left to decide. */
  private void follow(Runner runner) {
    List<FoldAssignment> started = new ArrayList<>();
    for (List<Command> commands = director.decide(state);
        !commands.isEmpty();
        commands = director.decide(state)) {
      for (Command command : commands) {
        if (command instanceof Command.Propose propose) {
          record(new Event.TrialProposed(clock.instant(), propose.trial()));
        } else if (command instanceof Command.Start start) {
          FoldAssignment fold = start.assignment();
          record(Event.FoldStarted.of(clock.instant(), fold));
          started.add(fold);
        } else if (command instanceof Command.Close close) {
          record(new Event.StudyClosed(clock.instant(), close.reason()));
        }
      }
    }
    if (!started.isEmpty()) {
      runner.start(started);
    }
  }

  private void record(Event event) {
    long sequence = journal.append(event);
    state = state.after(event);
    observers.forEach(observer -> observer.recorded(sequence, event, state));
  }
}
