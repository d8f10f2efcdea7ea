package io.sparktune.spark.folds;

import io.sparktune.settings.Settings;
import io.sparktune.space.Values;
import io.sparktune.study.events.Event;
import io.sparktune.study.loop.EventInbox;
import io.sparktune.study.loop.Runner;
import io.sparktune.trial.FailureKind;
import io.sparktune.trial.FoldAssignment;
import io.sparktune.trial.FoldOutcome;
import io.sparktune.trial.FoldResult;
import io.sparktune.trial.Trial;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.IntConsumer;
import org.apache.spark.api.java.JavaSparkContext;
import org.jspecify.annotations.Nullable;

/**
 * Has each fold trained by a Spark task. The folds that are started together are the partitions of
 * one job, and each result comes back as its own partition ends: there is no barrier between folds
 * or trials, and Spark keeps retry, exclusion and its pages. Lives on the driver.
 */
public final class SparkRunner implements Runner {

  private final JavaSparkContext spark;
  private final String study;
  private final Function<Values, ? extends Settings> settings;
  private final FoldFunction function;
  private final InstantSource clock;
  private final ExecutorLog log;
  private @Nullable Opened opened;
  private final IntConsumer follower = this::slots;
  private volatile boolean closed;

  /**
   * @param settings a trial's values, read as settings
   * @param function what a task does with its fold
   */
  public SparkRunner(
      JavaSparkContext spark,
      String study,
      Function<Values, ? extends Settings> settings,
      FoldFunction function,
      InstantSource clock) {
    this.spark = spark;
    this.study = study;
    this.settings = settings;
    this.function = function;
    this.clock = clock;
    this.log = new ExecutorLog(study);
  }

  @Override
  public void open(EventInbox receiver) {
    ExecutorSlots slots = ExecutorSlots.of(spark.sc());
    opened =
        new Opened(receiver, RunningFolds.hear(receiver, clock), slots.allocation(clock.instant()));
    slots.follow(follower);
    spark.sc().addSparkListener(log);
    slots(slots.count());
  }

  private void slots(int count) {
    DynamicAllocation allocation = opened().allocation();
    Instant now = clock.instant();
    tell(new Event.SlotsChanged(now, count, allocation.possible(count, now)));
    if (allocation.isOn()) {
      CompletableFuture.delayedExecutor(
              DynamicAllocation.PATIENCE.toMillis() + 1, TimeUnit.MILLISECONDS)
          .execute(this::expectNoMore);
    }
  }

  /** Unless there are new executors meanwhile. */
  private void expectNoMore() {
    if (!closed && !spark.sc().isStopped()) {
      int count = ExecutorSlots.of(spark.sc()).count();
      Instant now = clock.instant();
      int possible = opened().allocation().possible(count, now);
      if (possible == 0) {
        tell(new Event.SlotsChanged(now, count, possible));
      }
    }
  }

  /** The inbox, the running folds and the growth of an open runner. */
  private record Opened(EventInbox inbox, RunningFolds live, DynamicAllocation allocation) {}

  private Opened opened() {
    return Objects.requireNonNull(opened, "the runner is not open");
  }

  /** By which Spark knows this runner's jobs among those of others. */
  private static String tag(RunningFolds live) {
    return "sparktune-run-" + live.run();
  }

  @Override
  public void start(List<FoldAssignment> assignments) {
    Map<Trial, List<FoldAssignment>> byTrial = new LinkedHashMap<>();
    for (FoldAssignment assignment : assignments) {
      byTrial.computeIfAbsent(assignment.trial(), trial -> new ArrayList<>()).add(assignment);
    }
    List<FoldWork> work = new ArrayList<>();
    byTrial.forEach(
        (trial, folds) -> {
          try {
            List<Settings> lineage = settingsOf(trial);
            folds.forEach(fold -> work.add(new FoldWork(fold, lineage)));
          } catch (RuntimeException e) {
            folds.forEach(
                fold -> fail(fold, FailureKind.BAD_CONFIGURATION, String.valueOf(e.getMessage())));
          }
        });
    if (!work.isEmpty()) {
      submit(work);
    }
  }

  private List<Settings> settingsOf(Trial trial) {
    List<Settings> lineage = new ArrayList<>();
    trial.lineage().forEach(each -> lineage.add(settings.apply(each.values())));
    return lineage;
  }

  private void submit(List<FoldWork> work) {
    RunningFolds live = opened().live();
    FoldJob.submit(
        spark,
        study,
        tag(live),
        log,
        new FoldTask(study, live.run(), function),
        work,
        this::finish,
        this::givenUp);
  }

  /**
   * Of several folds only one need be to blame for what made Spark give the job up, so that each
   * gets a job of its own.
   */
  private void givenUp(FoldJob.GivenUp job) {
    if (job.folds() == 1 || spark.sc().isStopped()) {
      job.unanswered()
          .forEach(fold -> fail(fold.assignment(), FailureKind.LOST_EXECUTOR, job.reason()));
    } else if (!closed) {
      job.unanswered().forEach(this::submitAlone);
    }
  }

  /** Spark may have ended meanwhile. */
  private void submitAlone(FoldWork fold) {
    try {
      submit(List.of(fold));
    } catch (RuntimeException e) {
      fail(fold.assignment(), FailureKind.LOST_EXECUTOR, String.valueOf(e.getMessage()));
    }
  }

  private void fail(FoldAssignment fold, FailureKind kind, String message) {
    Instant now = clock.instant();
    finish(
        new FoldResult(
            fold.trial().number(),
            fold.fold(),
            fold.attempt(),
            fold.seed(),
            new FoldOutcome.Failed(kind, message),
            List.of(),
            now,
            now,
            null,
            null));
  }

  private void finish(FoldResult result) {
    RunningFolds live = opened().live();
    live.forget(new FoldAttempt(live.run(), result.trial(), result.fold(), result.attempt()));
    tell(new Event.FoldFinished(clock.instant(), result));
  }

  private void tell(Event event) {
    if (!closed) {
      opened().inbox().tell(event);
    }
  }

  @Override
  public void close() {
    closed = true;
    if (opened != null) {
      close(opened.live());
    }
  }

  private void close(RunningFolds live) {
    live.close();
    if (!spark.sc().isStopped()) {
      ExecutorSlots.of(spark.sc()).leave(follower);
      spark.sc().removeSparkListener(log);
      spark.cancelJobsWithTag(tag(live));
    }
  }
}
