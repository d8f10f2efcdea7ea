package io.sparktune.study;

import io.sparktune.trial.FoldAssignment;
import io.sparktune.trial.FoldTrainer;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** Has folds trained by threads of this process: for tests and tiny studies. */
public final class InProcessRunner implements Runner {

  private final int slots;
  private final FoldTrainer trainer;
  private final InstantSource clock;
  private final ExecutorService threads;
  private Consumer<Event> inbox;

  public InProcessRunner(int slots, FoldTrainer trainer, InstantSource clock) {
    this.slots = slots;
    this.trainer = trainer;
    this.clock = clock;
    this.threads = Executors.newFixedThreadPool(slots);
  }

  @Override
  public void open(Consumer<Event> receiver) {
    inbox = receiver;
    receiver.accept(new Event.SlotsChanged(clock.instant(), slots));
  }

  @Override
  public void start(List<FoldAssignment> assignments) {
    for (FoldAssignment assignment : assignments) {
      threads.execute(
          () -> inbox.accept(new Event.FoldFinished(clock.instant(), trainer.train(assignment))));
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
