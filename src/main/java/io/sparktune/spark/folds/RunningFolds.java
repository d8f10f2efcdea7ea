package io.sparktune.spark.folds;

import io.sparktune.study.events.Event;
import io.sparktune.study.loop.EventInbox;
import io.sparktune.trial.Checkpoint;
import io.sparktune.trial.EpochDecision;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** The folds in training of one runner, as the driver hears them. */
final class RunningFolds {

  private static final AtomicLong RUNS = new AtomicLong();
  private static final Map<Long, RunningFolds> OPEN = new ConcurrentHashMap<>();

  private final long run = RUNS.incrementAndGet();
  private final EventInbox inbox;
  private final InstantSource clock;
  private final Map<FoldAttempt, Checkpoint> kept = new ConcurrentHashMap<>();

  private RunningFolds(EventInbox inbox, InstantSource clock) {
    this.inbox = inbox;
    this.clock = clock;
  }

  /** From now on folds of this runner are heard. */
  static RunningFolds hear(EventInbox inbox, InstantSource clock) {
    RunningFolds folds = new RunningFolds(inbox, clock);
    OPEN.put(folds.run, folds);
    return folds;
  }

  long run() {
    return run;
  }

  /** What is said of this fold from now on changes nothing. */
  void forget(FoldAttempt fold) {
    kept.remove(fold);
  }

  void close() {
    OPEN.remove(run);
  }

  static Object answer(FoldMessage message) {
    Optional<RunningFolds> folds =
        Optional.ofNullable(OPEN.get(message.fold().run())).filter(open -> open.wants(message));
    if (message instanceof FoldMessage.Wanted) {
      return folds.isPresent();
    }
    if (message instanceof FoldMessage.Scored scored) {
      return folds.map(open -> open.pass(scored)).orElse(EpochDecision.STOP).name();
    }
    Checkpoint last = folds.map(open -> open.kept.get(message.fold())).orElse(Checkpoint.NONE);
    return new int[] {last.attempt(), last.epoch()};
  }

  private boolean wants(FoldMessage message) {
    FoldAttempt fold = message.fold();
    return inbox.wants(fold.trial(), fold.fold(), fold.attempt());
  }

  private EpochDecision pass(FoldMessage.Scored scored) {
    FoldAttempt fold = scored.fold();
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
