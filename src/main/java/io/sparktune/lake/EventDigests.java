package io.sparktune.lake;

import java.util.Optional;

/** The digests of a journal's events, by which what was made from another journal is known. */
public interface EventDigests {

  /**
   * The digest of an event and of all before it, empty where the journal has no such event.
   *
   * @param sequence the event's place in the study, from 1
   */
  Optional<String> digest(long sequence);

  /** The last event that survives the end of this process, 0 before any. */
  long lasting();
}
