package io.sparktune.simulation;

import io.sparktune.study.Fixtures;
import io.sparktune.study.loop.Journal;
import io.sparktune.study.loop.JournalContract;

final class SimulationLogTest extends JournalContract {

  @Override
  protected Journal journal() {
    return new SimulationLog(Fixtures.NOW);
  }
}
