package io.sparktune.spark;

import io.sparktune.study.Event;
import io.sparktune.study.Inbox;
import io.sparktune.trial.Checkpoint;
import io.sparktune.trial.Verdict;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** The folds in training of one runner, as the driver hears them. */
final class LiveFolds {

  private static final AtomicLong RUNS = new AtomicLong();
  private static volatile LiveFolds latest;

  private final long run = RUNS.incrementAndGet();
  private final Inbox inbox;
  private final InstantSource clock;
  private final Map<LiveFold, Checkpoint> kept = new ConcurrentHashMap<>();

  private LiveFolds(Inbox inbox, InstantSource clock) {
    this.inbox = inbox;
    this.clock = clock;
  }

  /** From now on folds of this runner are heard, and of no other. */
  static LiveFolds hear(Inbox inbox, InstantSource clock) {
    LiveFolds folds = new LiveFolds(inbox, clock);
    latest = folds;
    return folds;
  }

  long run() {
    return run;
  }

  /** What is said of this fold from now on changes nothing. */
  void forget(LiveFold fold) {
    kept.remove(fold);
  }

  void close() {
    if (latest == this) {
      latest = null;
    }
  }

  static Object answer(LiveMessage message) {
    LiveFolds folds = latest;
    boolean known = folds != null && folds.run == message.fold().run() && folds.wants(message);
    if (message instanceof LiveMessage.Wanted) {
      return known;
    }
    if (message instanceof LiveMessage.Scored scored) {
      return (known ? folds.pass(scored) : Verdict.STOP).name();
    }
    Checkpoint last =
        known ? folds.kept.getOrDefault(message.fold(), Checkpoint.NONE) : Checkpoint.NONE;
    return new int[] {last.attempt(), last.epoch()};
  }

  private boolean wants(LiveMessage message) {
    LiveFold fold = message.fold();
    return inbox.wants(fold.trial(), fold.fold(), fold.attempt());
  }

  private Verdict pass(LiveMessage.Scored scored) {
    LiveFold fold = scored.fold();
    if (scored.kept().attempt() == fold.attempt()) {
      kept.merge(fold, scored.kept(), (a, b) -> a.epoch() > b.epoch() ? a : b);
    }
    return inbox.ask(
        new Event.EpochsScored(
            clock.instant(),
            fold.trial(),
            fold.fold(),
            fold.attempt(),
            scored.scores(),
            scored.kept()));
  }
}
