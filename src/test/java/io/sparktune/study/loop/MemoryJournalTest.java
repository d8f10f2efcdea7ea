package io.sparktune.study.loop;

import io.sparktune.study.Fixtures;

/** The journal of the study's tests. */
final class MemoryJournalTest extends JournalContract {

  @Override
  protected Journal journal() {
    return new Fixtures.MemoryJournal();
  }
}
