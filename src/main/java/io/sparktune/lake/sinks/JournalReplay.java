package io.sparktune.lake.sinks;

import io.sparktune.lake.journal.JournalChain;
import io.sparktune.study.loop.StudyObserver;
import java.io.IOException;

/** A study's journal, as it is in files now. */
@FunctionalInterface
public interface JournalReplay {

  /**
   * Has an observer see all events.
   *
   * @param chain without any events, which gets each before the observer
   */
  void replay(JournalChain chain, StudyObserver observer) throws IOException;
}
