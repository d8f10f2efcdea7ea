package io.sparktune.spark.folds;

import io.sparktune.space.Values;
import io.sparktune.spark.checkpoints.HadoopCheckpoints;
import io.sparktune.study.loop.Runner;
import io.sparktune.training.plan.SegmentSettings;
import io.sparktune.training.plan.Stage;
import io.sparktune.training.plan.TrialSettings;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;

/** A study whose data every executor has. */
public final class SharedStudy implements AutoCloseable {

  private final JavaSparkContext spark;
  private final String tag = "sparktune-winner-" + UUID.randomUUID();
  private final Broadcast<StudyData> data;

  public SharedStudy(JavaSparkContext spark, Broadcast<StudyData> data) {
    this.spark = spark;
    this.data = data;
  }

  /**
   * Has folds trained by Spark tasks.
   *
   * @param name of the study, for Spark's pages
   * @param plans a trial's values, read as settings
   * @param checkpoints of this study
   */
  public Runner runner(
      String name,
      Function<Values, TrialSettings> plans,
      SegmentSettings stretches,
      HadoopCheckpoints checkpoints,
      InstantSource clock) {
    return new SparkRunner(
        spark, name, plans, new BroadcastTraining(data, stretches, checkpoints), clock);
  }

  /** Trains the winner on one of the executors, in stages if it went on from another trial. */
  public Winner train(List<Stage> stages, int epochs) {
    return WinnerTask.run(spark, tag, data, stages, epochs);
  }

  /** Ends the training of the winner, from any thread. */
  public void stopTraining() {
    spark.cancelJobsWithTag(tag);
  }

  /** Frees the executors of the data. */
  @Override
  public void close() {
    if (!spark.sc().isStopped()) {
      data.unpersist(false);
    }
  }
}
