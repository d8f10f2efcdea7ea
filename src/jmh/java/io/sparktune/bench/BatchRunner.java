package io.sparktune.bench;

import io.sparktune.study.events.Event;
import io.sparktune.study.loop.EventInbox;
import io.sparktune.study.loop.Runner;
import io.sparktune.trial.EpochDecision;
import io.sparktune.trial.FoldAssignment;
import java.util.ArrayList;
import java.util.List;

/**
 * Holds folds back until a batch of them can be started together, none before the last has ended.
 */
final class BatchRunner implements Runner {

  private final Runner runner;
  private final int size;
  private final List<FoldAssignment> waiting = new ArrayList<>();
  private int running;

  BatchRunner(Runner runner, int size) {
    this.runner = runner;
    this.size = size;
  }

  @Override
  public void open(EventInbox inbox) {
    runner.open(
        new EventInbox() {
          @Override
          public void tell(Event event) {
            inbox.tell(event);
            if (event instanceof Event.FoldFinished) {
              finish();
            }
          }

          @Override
          public EpochDecision ask(Event.EpochsScored scores) {
            return inbox.ask(scores);
          }

          @Override
          public boolean wants(int trial, int fold, int attempt) {
            return inbox.wants(trial, fold, attempt);
          }
        });
  }

  @Override
  public synchronized void start(List<FoldAssignment> assignments) {
    waiting.addAll(assignments);
    startBatch();
  }

  private synchronized void finish() {
    running--;
    startBatch();
  }

  private void startBatch() {
    if (running == 0 && waiting.size() >= size) {
      List<FoldAssignment> batch = waiting.subList(0, size);
      running = size;
      runner.start(List.copyOf(batch));
      batch.clear();
    }
  }

  @Override
  public void close() {
    runner.close();
  }
}
