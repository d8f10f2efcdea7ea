package io.sparktune.study.loop;

import io.sparktune.study.events.Event;
import io.sparktune.trial.EpochCallback;
import io.sparktune.trial.EpochDecision;
import io.sparktune.trial.FoldAssignment;
import io.sparktune.trial.FoldResult;
import io.sparktune.trial.FoldTrainer;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** Has folds trained by threads of this process: for tests and tiny studies. */
public final class InProcessRunner implements Runner {

  private final int slots;
  private final FoldTrainer trainer;
  private final InstantSource clock;
  private final ExecutorService threads;
  private @Nullable EventInbox inbox;
  private volatile boolean closed;

  public InProcessRunner(int slots, FoldTrainer trainer, InstantSource clock) {
    this.slots = slots;
    this.trainer = trainer;
    this.clock = clock;
    this.threads = Executors.newFixedThreadPool(slots, InProcessRunner::thread);
  }

  /** A task that heeds no interruption does not keep the process alive. */
  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "sparktune-slot");
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public void open(EventInbox receiver) {
    inbox = new InboxWhileOpen(receiver);
    receiver.tell(new Event.SlotsChanged(clock.instant(), slots));
  }

  @Override
  public void start(List<FoldAssignment> assignments) {
    for (FoldAssignment assignment : assignments) {
      threads.execute(() -> trainer.train(List.of(assignment), this::callback, this::finish));
    }
  }

  private EpochCallback callback(FoldAssignment assignment) {
    return new LoopCallback(opened(), assignment, clock);
  }

  private void finish(FoldResult result) {
    opened().tell(new Event.FoldFinished(clock.instant(), result));
  }

  private EventInbox opened() {
    return Objects.requireNonNull(inbox, "the runner is not open");
  }

  /** An inbox that ignores a closed runner. */
  private final class InboxWhileOpen implements EventInbox {
    private final EventInbox receiver;

    InboxWhileOpen(EventInbox receiver) {
      this.receiver = receiver;
    }

    @Override
    public void tell(Event event) {
      if (!closed) {
        receiver.tell(event);
      }
    }

    @Override
    public EpochDecision ask(Event.EpochsScored scores) {
      return closed ? EpochDecision.STOP : receiver.ask(scores);
    }

    @Override
    public boolean wants(int trial, int fold, int attempt) {
      return !closed && receiver.wants(trial, fold, attempt);
    }
  }

  @Override
  public void close() {
    closed = true;
    threads.shutdownNow();
  }
}
