package io.sparktune.spark.folds;

import io.sparktune.data.folds.FoldPlan;
import io.sparktune.settings.Settings;
import io.sparktune.space.Values;
import io.sparktune.spark.checkpoints.HadoopCheckpoints;
import io.sparktune.study.loop.Runner;
import io.sparktune.training.plan.FinalRows;
import io.sparktune.training.plan.SegmentSettings;
import io.sparktune.training.plan.Stage;
import io.sparktune.trial.Goals;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;
import org.apache.spark.api.java.JavaSparkContext;

/** An objective, whose settings go to executors with each trial. */
public final class SharedObjective implements SharedStudy {

  private final JavaSparkContext spark;
  private final Goals goals;
  private final int mostEpochs;

  /**
   * @param goals one for each score of the objective
   * @param mostEpochs of a trial
   */
  public SharedObjective(JavaSparkContext spark, Goals goals, int mostEpochs) {
    this.spark = spark;
    this.goals = goals;
    this.mostEpochs = mostEpochs;
  }

  @Override
  public Runner runner(
      String name,
      Function<Values, ? extends Settings> settings,
      SegmentSettings segments,
      HadoopCheckpoints checkpoints,
      InstantSource clock) {
    ObjectiveFolds folds =
        new ObjectiveFolds(goals, mostEpochs, segments.millisPerCheckpoint(), checkpoints);
    return new SparkRunner(spark, name, settings, folds, clock);
  }

  @Override
  public SharedStudy with(FoldPlan folds) {
    throw new UnsupportedOperationException("an objective has no rows");
  }

  @Override
  public Winner train(String description, List<Stage> stages, int epochs, FinalRows finalRows) {
    throw new UnsupportedOperationException("an objective trains no network");
  }

  @Override
  public void stopTraining() {}

  @Override
  public void close() {}
}
