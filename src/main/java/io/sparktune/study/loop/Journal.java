package io.sparktune.study.loop;

import io.sparktune.study.events.Event;
import java.io.Closeable;

/** Keeps events. An event is true once {@link #append} has returned. */
public interface Journal extends Closeable {

  /**
   * Keeps an event so that it survives the end of this process.
   *
   * @return the event's place in the study, from 1
   */
  long append(Event event);
}
