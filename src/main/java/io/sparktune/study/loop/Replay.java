package io.sparktune.study.loop;

import io.sparktune.study.Command;
import io.sparktune.study.Scheduler;
import io.sparktune.study.events.Event;
import io.sparktune.study.state.StudyState;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** Decides again whatever was decided in a study, from its journal, and compares. */
public final class Replay {

  private final Scheduler scheduler;
  private final Deque<Command> decided = new ArrayDeque<>();
  private StudyState state;
  private long decisions;

  public Replay(StudyState initial, Scheduler scheduler) {
    this.state = initial;
    this.scheduler = scheduler;
  }

  /**
   * Takes the next event of the journal.
   *
   * @return how the journal differs from what would be decided now, empty where it does not
   */
  public Optional<String> next(Event event) {
    Optional<String> difference = Optional.empty();
    if (isDecision(event)) {
      decisions++;
      if (decided.isEmpty()) {
        decided.addAll(scheduler.decide(state));
      }
      Event again = decided.isEmpty() ? null : Study.decision(decided.poll(), event.at());
      if (!event.equals(again)) {
        difference = Optional.of("the journal has " + event + ", decided again, it is " + again);
      }
    } else if (event instanceof Event.StudyOpened) {
      decided.clear();
    } else if (!decided.isEmpty()) {
      difference = Optional.of("the journal lacks what is decided before it: " + decided.peek());
    }
    state = state.after(event);
    return difference;
  }

  /** How many decisions were compared. */
  public long decisions() {
    return decisions;
  }

  /** The state after the latest event. */
  public StudyState state() {
    return state;
  }

  private static boolean isDecision(Event event) {
    return event instanceof Event.TrialProposed
        || event instanceof Event.FoldStarted
        || event instanceof Event.TrialPruned
        || event instanceof Event.TrialPromoted
        || event instanceof Event.StudyClosed;
  }
}
