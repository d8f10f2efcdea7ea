package io.sparktune.spark.folds;

import io.sparktune.study.events.Event;
import io.sparktune.study.loop.EventInbox;
import io.sparktune.trial.Checkpoint;
import io.sparktune.trial.EpochDecision;
import io.sparktune.trial.FoldResult;
import java.time.InstantSource;
import java.util.List;
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
  private final FoldTasks tasks;
  private final Map<FoldAttempt, FoldWork> unanswered = new ConcurrentHashMap<>();
  private final Map<FoldAttempt, Checkpoint> kept = new ConcurrentHashMap<>();

  private RunningFolds(EventInbox inbox, InstantSource clock, FoldTasks tasks) {
    this.inbox = inbox;
    this.clock = clock;
    this.tasks = tasks;
  }

  /** From now on folds of this runner are heard. */
  static RunningFolds hear(EventInbox inbox, InstantSource clock, FoldTasks tasks) {
    RunningFolds folds = new RunningFolds(inbox, clock, tasks);
    OPEN.put(folds.run, folds);
    return folds;
  }

  long run() {
    return run;
  }

  /** From now on this fold is waited for. */
  void begin(FoldWork work) {
    unanswered.put(FoldAttempt.of(run, work.assignment()), work);
  }

  /** The folds of a trial that are waited for. */
  List<FoldWork> unanswered(int trial) {
    return unanswered.values().stream()
        .filter(work -> work.assignment().trial().number() == trial)
        .toList();
  }

  /** The same fold from where this attempt was last kept. */
  FoldWork lastKept(FoldWork work) {
    Checkpoint last = kept.get(FoldAttempt.of(run, work.assignment()));
    return last == null ? work : work.resumedFrom(last);
  }

  /** Whether this result is waited for; what is said of its fold from now on changes nothing. */
  boolean takes(FoldResult result) {
    FoldAttempt fold = new FoldAttempt(run, result.trial(), result.fold(), result.attempt());
    kept.remove(fold);
    return unanswered.remove(fold) != null;
  }

  void close() {
    OPEN.remove(run);
  }

  static Object answer(FoldMessage message) {
    if (message instanceof FoldMessage.Repeated again) {
      RunningFolds open = OPEN.get(message.fold().run());
      return (open == null ? Repetition.LEAVE : open.repetition(again)).name();
    }
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

  private Repetition repetition(FoldMessage.Repeated again) {
    return unanswered.containsKey(again.fold())
        ? tasks.repeated(new TaskPlace(again.stage(), again.partition()), again.earlier())
        : Repetition.LEAVE;
  }

  private boolean wants(FoldMessage message) {
    FoldAttempt fold = message.fold();
    return unanswered.containsKey(fold) && inbox.wants(fold.trial(), fold.fold(), fold.attempt());
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
