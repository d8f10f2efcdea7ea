package io.sparktune.objective;

import io.sparktune.study.loop.Journal;
import io.sparktune.study.loop.JournalContract;

final class CountingJournalTest extends JournalContract {

  @Override
  protected Journal journal() {
    return new CountingJournal();
  }
}
