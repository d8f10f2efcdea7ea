package io.sparktune.study.loop;

import io.sparktune.study.events.Event;
import io.sparktune.study.state.StudyState;

/** Sees every event once it is in the journal, those of earlier drivers included. */
@FunctionalInterface
public interface StudyObserver {

  /**
   * Called once for each event, in order, on the loop's thread.
   *
   * @param sequence the event's place in the study, from 1
   * @param state after the event
   */
  void recorded(long sequence, Event event, StudyState state);
}
