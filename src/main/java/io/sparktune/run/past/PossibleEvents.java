package io.sparktune.run.past;

import io.sparktune.study.events.Event;
import io.sparktune.study.events.ImpossibleEvent;
import io.sparktune.study.outcomes.StudyRules;
import io.sparktune.study.state.StudyState;

/** The events that a journal can have, and the state that follows from them. */
public interface PossibleEvents {

  /** By what trials are judged. */
  StudyRules rules();

  /** The state before any event. */
  default StudyState initial() {
    return StudyState.initial(rules());
  }

  /**
   * The state after one more event.
   *
   * @throws ImpossibleEvent if the journal never has that event
   */
  StudyState after(StudyState state, Event event);
}
