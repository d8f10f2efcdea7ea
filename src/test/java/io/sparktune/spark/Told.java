package io.sparktune.spark;

import io.sparktune.study.events.Event;
import io.sparktune.study.loop.EventInbox;
import io.sparktune.trial.EpochDecision;
import io.sparktune.trial.FoldResult;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** Keeps what a runner tells. */
public final class Told implements EventInbox {

  private final BlockingQueue<Event> unread = new LinkedBlockingQueue<>();
  private final BlockingQueue<RuntimeException> failures = new LinkedBlockingQueue<>();
  private final List<Event> read = new ArrayList<>();
  private final Function<Event.EpochsScored, EpochDecision> verdicts;

  public Told(Function<Event.EpochsScored, EpochDecision> verdicts) {
    this.verdicts = verdicts;
  }

  @Override
  public void tell(Event event) {
    unread.add(event);
  }

  @Override
  public void fail(RuntimeException failure) {
    failures.add(failure);
  }

  /** Waits for the failure that is no trial's. */
  public RuntimeException failure() throws InterruptedException {
    RuntimeException failure = failures.poll(1, TimeUnit.MINUTES);
    if (failure == null) {
      throw new AssertionError("no failure after " + read);
    }
    return failure;
  }

  @Override
  public EpochDecision ask(Event.EpochsScored scores) {
    unread.add(scores);
    return verdicts.apply(scores);
  }

  @Override
  public boolean wants(int trial, int fold, int attempt) {
    return attempt > 0;
  }

  /** Waits for the next event of a kind; those before it stay readable. */
  public <T extends Event> T next(Class<T> kind) throws InterruptedException {
    while (true) {
      Event event = unread.poll(1, TimeUnit.MINUTES);
      if (event == null) {
        throw new AssertionError("no " + kind.getSimpleName() + " after " + read);
      }
      read.add(event);
      if (kind.isInstance(event)) {
        return kind.cast(event);
      }
    }
  }

  public List<FoldResult> results(int count) throws InterruptedException {
    List<FoldResult> results = new ArrayList<>();
    while (results.size() < count) {
      results.add(next(Event.FoldFinished.class).result());
    }
    return results;
  }

  /** Whether anything of a kind was told that nobody has read. */
  public boolean hasUnread(Class<? extends Event> kind) {
    return unread.stream().anyMatch(kind::isInstance);
  }

  /** What was read of a kind so far. */
  public <T extends Event> List<T> read(Class<T> kind) {
    return read.stream().filter(kind::isInstance).map(kind::cast).toList();
  }
}
