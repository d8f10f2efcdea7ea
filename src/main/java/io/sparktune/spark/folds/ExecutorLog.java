package io.sparktune.spark.folds;

import io.sparktune.trial.FoldAssignment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.apache.spark.ExecutorLostFailure;
import org.apache.spark.TaskFailedReason;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerExecutorRemoved;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.scheduler.SparkListenerStageCompleted;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.scheduler.SparkListenerTaskStart;
import org.apache.spark.scheduler.StageInfo;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import scala.collection.JavaConverters;

/** A study's log of the executors that it loses, and of the folds that Spark therefore repeats. */
final class ExecutorLog extends SparkListener {

  /** The property of a job that says which folds are its partitions. */
  static final String JOB = "sparktune.job";

  private static final Logger LOG = LoggerFactory.getLogger(ExecutorLog.class);
  private static final AtomicLong JOBS = new AtomicLong();

  private final String study;
  private final Map<String, List<FoldWork>> foldsOfJobs = new ConcurrentHashMap<>();
  private final Map<Integer, List<FoldWork>> foldsOfStages = new HashMap<>();
  private final Map<Long, Training> inTraining = new HashMap<>();
  private final Map<String, List<Training>> lost = new HashMap<>();
  private final Map<Place, String> causes = new HashMap<>();

  /** A partition of a stage. */
  private record Place(int stage, int partition) {}

  /** A fold that an executor has in training. */
  private record Training(Place place, FoldAssignment fold, String executor) {

    @Override
    public String toString() {
      return "trial " + fold.trial().number() + " fold " + fold.fold();
    }
  }

  ExecutorLog(String study) {
    this.study = study;
  }

  /** The value of {@link #JOB} for a job of these folds, which is going to be submitted. */
  String expect(List<FoldWork> folds) {
    String job = String.valueOf(JOBS.incrementAndGet());
    foldsOfJobs.put(job, folds);
    return job;
  }

  @Override
  public void onJobStart(SparkListenerJobStart start) {
    String job = start.properties() == null ? null : start.properties().getProperty(JOB);
    List<FoldWork> folds = job == null ? null : foldsOfJobs.remove(job);
    if (folds != null) {
      for (StageInfo stage : JavaConverters.seqAsJavaList(start.stageInfos())) {
        foldsOfStages.put(stage.stageId(), folds);
      }
    }
  }

  @Override
  public void onTaskStart(SparkListenerTaskStart start) {
    List<FoldWork> folds = foldsOfStages.get(start.stageId());
    if (folds == null) {
      return;
    }
    Place place = new Place(start.stageId(), start.taskInfo().index());
    Training training =
        new Training(
            place, folds.get(place.partition()).assignment(), start.taskInfo().executorId());
    inTraining.put(start.taskInfo().taskId(), training);
    String cause = causes.remove(place);
    if (cause != null) {
      LOG.atInfo()
          .addKeyValue("study", study)
          .addKeyValue("event", "fold_retried")
          .addKeyValue("trial", training.fold().trial().number())
          .addKeyValue("fold", training.fold().fold())
          .addKeyValue("executor", training.executor())
          .log(
              "{}: trial {}, fold {} is repeated on executor {} at {}; {}",
              study,
              training.fold().trial().number(),
              training.fold().fold(),
              training.executor(),
              start.taskInfo().host(),
              cause);
    }
  }

  @Override
  public void onTaskEnd(SparkListenerTaskEnd end) {
    Training training = inTraining.remove(end.taskInfo().taskId());
    if (training == null) {
      return;
    }
    if (end.reason() instanceof TaskFailedReason failure) {
      causes.put(training.place(), firstLine(failure.toErrorString()));
    }
    if (end.reason() instanceof ExecutorLostFailure) {
      lost.computeIfAbsent(training.executor(), executor -> new ArrayList<>()).add(training);
    }
  }

  /** Spark tells of it before or after it tells of the executor's tasks. */
  @Override
  public void onExecutorRemoved(SparkListenerExecutorRemoved removed) {
    String executor = removed.executorId();
    String cause = firstLine(removed.reason());
    List<Training> folds = new ArrayList<>();
    inTraining
        .values()
        .removeIf(training -> training.executor().equals(executor) && folds.add(training));
    folds.forEach(training -> causes.put(training.place(), cause));
    List<Training> ended = lost.remove(executor);
    folds.addAll(ended == null ? List.of() : ended);
    String names = folds.stream().map(Training::toString).collect(Collectors.joining(", "));
    LOG.atInfo()
        .addKeyValue("study", study)
        .addKeyValue("event", folds.isEmpty() ? "executor_removed" : "executor_lost")
        .addKeyValue("executor", executor)
        .addKeyValue("folds", names)
        .log(
            "{}: executor {} is gone with {} in training; {}",
            study,
            executor,
            folds.isEmpty() ? "no fold" : names,
            cause);
  }

  @Override
  public void onStageCompleted(SparkListenerStageCompleted completed) {
    int stage = completed.stageInfo().stageId();
    if (foldsOfStages.remove(stage) != null) {
      causes.keySet().removeIf(place -> place.stage() == stage);
    }
  }

  private static String firstLine(String text) {
    return text.lines().map(String::strip).filter(line -> !line.isEmpty()).findFirst().orElse("");
  }
}
