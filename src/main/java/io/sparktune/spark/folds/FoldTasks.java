package io.sparktune.spark.folds;

import io.sparktune.spark.executors.ExecutorLoss;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.spark.ExecutorLostFailure;
import org.apache.spark.SparkContext;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerExecutorRemoved;
import org.apache.spark.scheduler.SparkListenerJobEnd;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.scheduler.SparkListenerStageCompleted;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.scheduler.SparkListenerTaskStart;
import org.apache.spark.scheduler.StageInfo;
import scala.collection.JavaConverters;

/**
 * The Spark tasks of a runner's folds. Where the end of an executor may be a fold's doing, its
 * folds are taken back from their jobs, in which Spark would try them again and again.
 */
final class FoldTasks extends SparkListener {

  /** The property of a job that says which one of this process it is. */
  static final String JOB = "sparktune.job";

  /** Spark tells of a job's tasks before it tells of its end, but may drop what it tells. */
  private static final long MOST_SECONDS_FOR_THE_END = 30;

  private static final AtomicLong JOBS = new AtomicLong();

  /** Hears of folds that are taken back. */
  @FunctionalInterface
  interface LostFolds {
    void accept(FoldWork fold, ExecutorLoss loss);
  }

  private final SparkContext spark;
  private final ExecutorLog log;
  private final LostFolds lost;
  private final boolean areAsked;
  private final Map<String, FoldJob> submitted = new ConcurrentHashMap<>();
  private final Map<String, CompletableFuture<Void>> ends = new ConcurrentHashMap<>();
  private final Map<Integer, String> jobs = new ConcurrentHashMap<>();
  private final Map<Integer, FoldJob> stages = new ConcurrentHashMap<>();
  private final Map<Long, FoldInTraining> inTraining = new ConcurrentHashMap<>();

  /** How often the task of a place has ended without a result. */
  private final Map<TaskPlace, Integer> failures = new ConcurrentHashMap<>();

  /**
   * @param areAsked whether tasks can ask what they are to do
   */
  FoldTasks(SparkContext spark, ExecutorLog log, LostFolds lost, boolean areAsked) {
    this.spark = spark;
    this.log = log;
    this.lost = lost;
    this.areAsked = areAsked;
  }

  /** The value of {@link #JOB} for a job that is going to be submitted. */
  String expect(FoldJob job) {
    String key = String.valueOf(JOBS.incrementAndGet());
    ends.put(key, new CompletableFuture<>());
    submitted.put(key, job);
    return key;
  }

  /** Goes on once all is heard that Spark tells of a job, or should be. */
  void afterTheEnd(String job, Runnable next) {
    CompletableFuture<Void> end = ends.get(job);
    if (end != null) {
      CompletableFuture<Void> unused =
          end.completeOnTimeout(null, MOST_SECONDS_FOR_THE_END, TimeUnit.SECONDS)
              .thenRun(next)
              .whenComplete((nothing, failure) -> ends.remove(job));
    }
  }

  /** Kills what is in training of a trial. */
  void kill(int trial, String reason) {
    for (FoldInTraining training : List.copyOf(inTraining.values())) {
      if (training.trial() == trial) {
        boolean unused = spark.killTaskAttempt(training.task(), true, reason);
      }
    }
  }

  /** What a task is to do that was started before as often as this. */
  Repetition repeated(TaskPlace place, int earlier) {
    FoldJob job = stages.get(place.stage());
    if (job == null || failures.getOrDefault(place, 0) < earlier) {
      return Repetition.WAIT;
    }
    return job.isTakenBack(place.partition()) ? Repetition.LEAVE : Repetition.TRAIN;
  }

  @Override
  public void onJobStart(SparkListenerJobStart start) {
    String key = start.properties() == null ? null : start.properties().getProperty(JOB);
    FoldJob job = key == null ? null : submitted.remove(key);
    if (job != null) {
      jobs.put(start.jobId(), key);
      for (StageInfo stage : JavaConverters.seqAsJavaList(start.stageInfos())) {
        stages.put(stage.stageId(), job);
      }
    }
  }

  @Override
  public void onTaskStart(SparkListenerTaskStart start) {
    FoldJob job = stages.get(start.stageId());
    if (job == null) {
      return;
    }
    TaskPlace place = new TaskPlace(start.stageId(), start.taskInfo().index());
    if (start.taskInfo().speculative()) {
      failures.merge(place, 1, Integer::sum); // a copy counts as started after an end
    }
    if (!job.isTakenBack(place.partition())) {
      FoldInTraining training =
          new FoldInTraining(
              start.taskInfo().taskId(),
              place,
              job.fold(place.partition()),
              start.taskInfo().executorId());
      inTraining.put(training.task(), training);
      log.began(training, start.taskInfo().host());
    }
  }

  @Override
  public void onTaskEnd(SparkListenerTaskEnd end) {
    FoldInTraining training = inTraining.remove(end.taskInfo().taskId());
    if (training == null) {
      return;
    }
    log.ended(training, end.reason());
    FoldJob job = stages.get(end.stageId());
    if (job == null) {
      return;
    }
    if (end.reason() instanceof ExecutorLostFailure failure) {
      ExecutorLoss.byFolds(failure, end.taskInfo().host())
          .filter(loss -> job.takeBack(training.place().partition()))
          .ifPresent(loss -> takeBack(training, loss));
    }
    failures.merge(training.place(), 1, Integer::sum);
  }

  /** Where tasks cannot ask, nothing but the end of the job keeps Spark from trying again. */
  private void takeBack(FoldInTraining training, ExecutorLoss loss) {
    if (!areAsked) {
      spark.cancelStage(training.place().stage());
    }
    lost.accept(training.fold(), loss);
  }

  /** Spark tells of it before or after it tells of the executor's tasks. */
  @Override
  public void onExecutorRemoved(SparkListenerExecutorRemoved removed) {
    List<FoldInTraining> there = new ArrayList<>(inTraining.values());
    there.removeIf(training -> !training.executor().equals(removed.executorId()));
    log.removed(removed.executorId(), removed.reason(), there);
  }

  @Override
  public void onStageCompleted(SparkListenerStageCompleted completed) {
    int stage = completed.stageInfo().stageId();
    if (stages.remove(stage) != null) {
      failures.keySet().removeIf(place -> place.stage() == stage);
    }
  }

  @Override
  public void onJobEnd(SparkListenerJobEnd end) {
    String key = jobs.remove(end.jobId());
    CompletableFuture<Void> heard = key == null ? null : ends.get(key);
    if (heard != null) {
      heard.completeAsync(() -> null);
    }
  }
}
