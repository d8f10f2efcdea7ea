package io.sparktune.spark.folds;

import io.sparktune.settings.Settings;
import io.sparktune.space.Values;
import io.sparktune.spark.executors.DynamicAllocation;
import io.sparktune.spark.executors.ExecutorLoss;
import io.sparktune.spark.executors.ExecutorSlots;
import io.sparktune.spark.executors.LocalFolders;
import io.sparktune.spark.executors.WholeExecutor;
import io.sparktune.storage.StorageFailure;
import io.sparktune.study.events.Event;
import io.sparktune.study.loop.EventInbox;
import io.sparktune.study.loop.Runner;
import io.sparktune.trial.FailureKind;
import io.sparktune.trial.FoldAssignment;
import io.sparktune.trial.FoldOutcome;
import io.sparktune.trial.FoldResult;
import io.sparktune.trial.Trial;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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
  private final Quarantine quarantine = new Quarantine();
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
  }

  @Override
  public void open(EventInbox receiver) {
    ExecutorSlots slots = ExecutorSlots.of(spark.sc());
    FoldTasks tasks =
        new FoldTasks(
            spark.sc(), new ExecutorLog(study), this::lost, FoldMessages.areHeard(spark.sc()));
    RunningFolds live = RunningFolds.hear(receiver, clock, tasks);
    FoldJob.Submission submission =
        new FoldJob.Submission(
            spark,
            study,
            tag(live),
            tasks,
            new FoldTask(study, live.run(), function),
            this::finish,
            this::givenUp);
    opened = new Opened(receiver, live, slots.allocation(clock.instant()), submission);
    slots.follow(follower);
    spark.sc().addSparkListener(tasks);
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

  /** The inbox, the running folds, the growth and the jobs of an open runner. */
  private record Opened(
      EventInbox inbox,
      RunningFolds live,
      DynamicAllocation allocation,
      FoldJob.Submission submission) {}

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
            FoldOutcome.Failed failure =
                new FoldOutcome.Failed(
                    FailureKind.BAD_CONFIGURATION, String.valueOf(e.getMessage()));
            folds.forEach(fold -> tell(failed(fold, failure, null)));
          }
        });
    List<FoldWork> together = new ArrayList<>();
    work.forEach(each -> start(each, together));
    if (!together.isEmpty()) {
      submit(together, WholeExecutor.unclaimed());
    }
  }

  private void start(FoldWork work, List<FoldWork> together) {
    int trial = work.assignment().trial().number();
    opened().live().begin(work);
    Optional<FoldOutcome.Failed> verdict = quarantine.verdict(trial);
    if (verdict.isPresent()) {
      finish(failed(work.assignment(), verdict.get(), null));
    } else if (quarantine.isolates(trial, work.assignment().fold())) {
      submitIsolated(work);
    } else {
      together.add(work);
    }
  }

  private List<Settings> settingsOf(Trial trial) {
    List<Settings> lineage = new ArrayList<>();
    trial.lineage().forEach(each -> lineage.add(settings.apply(each.values())));
    return lineage;
  }

  /** An executor was lost that had this fold in training, which may be to blame. */
  private void lost(FoldWork work, ExecutorLoss loss) {
    FoldAssignment fold = work.assignment();
    int trial = fold.trial().number();
    Optional<FoldOutcome.Failed> verdict = quarantine.lost(trial, fold.fold(), loss);
    if (verdict.isPresent()) {
      opened()
          .live()
          .unanswered(trial)
          .forEach(other -> finish(failed(other.assignment(), verdict.get(), loss)));
      opened().submission().tasks().kill(trial, "the trial is given up");
    } else if (!closed) {
      submitIsolated(opened().live().lastKept(work));
    }
  }

  /**
   * Of several folds only one need be to blame for what made Spark give the job up, so that each
   * gets a job of its own. A full disk is no fold's fault.
   */
  private void givenUp(FoldJob.GivenUp job) {
    Optional<StorageFailure> full = LocalFolders.behind(job.reason());
    if (closed) {
      return;
    }
    if (full.isPresent()) {
      opened().inbox().fail(full.get());
    } else if (spark.sc().isStopped()) {
      opened().inbox().fail(endOfSpark());
    } else if (job.folds() == 1) {
      job.unanswered().forEach(fold -> failAsLost(fold, job.reason().toString()));
    } else {
      job.unanswered().forEach(fold -> submit(List.of(fold), WholeExecutor.unclaimed()));
    }
  }

  private void submitIsolated(FoldWork fold) {
    submit(List.of(fold), ExecutorSlots.of(spark.sc()).whole(spark.sc()));
  }

  /** Spark may have ended meanwhile, which no fold has to answer for. */
  private void submit(List<FoldWork> folds, WholeExecutor claim) {
    try {
      FoldJob.submit(opened().submission(), folds, claim);
    } catch (RuntimeException e) {
      if (spark.sc().isStopped()) {
        opened().inbox().fail(endOfSpark());
      } else {
        folds.forEach(fold -> failAsLost(fold, String.valueOf(e.getMessage())));
      }
    }
  }

  private static UncheckedIOException endOfSpark() {
    return new UncheckedIOException(
        "Spark has ended",
        new IOException("by its cluster, or by code of a trial that ends the process"));
  }

  private void failAsLost(FoldWork fold, String reason) {
    finish(
        failed(fold.assignment(), new FoldOutcome.Failed(FailureKind.LOST_EXECUTOR, reason), null));
  }

  /** The result of a fold that did not come back. */
  private FoldResult failed(
      FoldAssignment fold, FoldOutcome.Failed failure, @Nullable ExecutorLoss loss) {
    Instant now = clock.instant();
    return new FoldResult(
        fold.trial().number(),
        fold.fold(),
        fold.attempt(),
        fold.seed(),
        failure,
        List.of(),
        now,
        now,
        loss == null ? null : loss.host(),
        loss == null ? null : loss.executor());
  }

  private void finish(FoldResult result) {
    if (opened().live().takes(result)) {
      quarantine.answered(result);
      tell(result);
    }
  }

  private void tell(FoldResult result) {
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
      close(opened.live(), opened.submission());
    }
  }

  private void close(RunningFolds live, FoldJob.Submission jobs) {
    live.close();
    if (!spark.sc().isStopped()) {
      ExecutorSlots.of(spark.sc()).leave(follower);
      spark.sc().removeSparkListener(jobs.tasks());
      spark.cancelJobsWithTag(jobs.tag());
    }
  }
}
