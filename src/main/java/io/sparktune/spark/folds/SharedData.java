package io.sparktune.spark.folds;

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
import java.util.function.Function;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;

/** A study whose data every executor has. */
public final class SharedData implements SharedStudy {

  private final JavaSparkContext spark;
  private final String tag = "sparktune-winner-" + UUID.randomUUID();
  private final Broadcast<StudyData> data;

  public SharedData(JavaSparkContext spark, Broadcast<StudyData> data) {
    this.spark = spark;
    this.data = data;
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
    return WinnerTask.run(spark, tag, description, data, stages, epochs, finalRows);
  }

  @Override
  public void stopTraining() {
    spark.cancelJobsWithTag(tag);
  }

  @Override
  public void close() {
    if (!spark.sc().isStopped()) {
      data.unpersist(false);
    }
  }
}
