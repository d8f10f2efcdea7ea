package io.sparktune.spark.folds;

import io.sparktune.data.folds.FoldPlan;
import io.sparktune.settings.Settings;
import io.sparktune.space.Values;
import io.sparktune.spark.checkpoints.HadoopCheckpoints;
import io.sparktune.study.loop.Runner;
import io.sparktune.training.plan.FinalRows;
import io.sparktune.training.plan.SegmentSettings;
import io.sparktune.training.plan.Stage;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;

/** A study whose data every executor has. */
public final class SharedData implements SharedStudy {

  private static final long MILLIS_BETWEEN_CANCELS = 50;

  private final JavaSparkContext spark;
  private final String tag = "sparktune-winner-" + UUID.randomUUID();
  private final Broadcast<StudyData> data;
  private final boolean isOwner;
  private volatile boolean isTraining;
  private volatile boolean isStopped;

  public SharedData(JavaSparkContext spark, Broadcast<StudyData> data) {
    this(spark, data, true);
  }

  private SharedData(JavaSparkContext spark, Broadcast<StudyData> data, boolean isOwner) {
    this.spark = spark;
    this.data = data;
    this.isOwner = isOwner;
  }

  @Override
  public SharedStudy with(FoldPlan folds) {
    return new SharedData(spark, spark.broadcast(data.value().with(folds)), false);
  }

  @Override
  public Runner runner(
      String name,
      Function<Values, ? extends Settings> settings,
      SegmentSettings segments,
      HadoopCheckpoints checkpoints,
      InstantSource clock) {
    return new SparkRunner(
        spark, name, settings, new BroadcastTraining(data, segments, checkpoints), clock);
  }

  @Override
  public Winner train(String description, List<Stage> stages, int epochs, FinalRows finalRows) {
    isTraining = true;
    try {
      if (isStopped) {
        throw new CancellationException("the winner's training was stopped before it began");
      }
      return WinnerTask.run(spark, tag, description, data, stages, epochs, finalRows);
    } catch (Exception e) { // Spark throws checked exceptions that it does not declare
      if (isStopped) {
        throw stopped(e);
      }
      throw e;
    } finally {
      isTraining = false;
    }
  }

  private static CancellationException stopped(Exception cause) {
    CancellationException stopped = new CancellationException("the winner's training was stopped");
    stopped.initCause(cause);
    return stopped;
  }

  @Override
  public void stopTraining() {
    isStopped = true;
    Thread cancelling = new Thread(this::cancelWhileTraining, "stop of the winner's training");
    cancelling.setDaemon(true);
    cancelling.start();
  }

  /** Spark passes over a job that it has not seen yet, so that it is told again and again. */
  private void cancelWhileTraining() {
    while (isTraining && !spark.sc().isStopped()) {
      spark.cancelJobsWithTag(tag);
      try {
        Thread.sleep(MILLIS_BETWEEN_CANCELS);
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  @Override
  public void close() {
    if (!spark.sc().isStopped()) {
      if (isOwner) {
        data.value().free();
      }
      data.unpersist(false);
    }
  }
}
