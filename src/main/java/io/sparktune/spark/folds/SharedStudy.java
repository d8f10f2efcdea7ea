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
import java.util.function.Function;

/** A study whose input every executor has. */
public interface SharedStudy extends AutoCloseable {

  /**
   * Has folds done by Spark tasks.
   *
   * @param name of the study, for Spark's pages
   * @param settings of a trial by its values
   * @param checkpoints of this study
   */
  Runner runner(
      String name,
      Function<Values, ? extends Settings> settings,
      SegmentSettings segments,
      HadoopCheckpoints checkpoints,
      InstantSource clock);

  /**
   * The same rows with other folds, for as long as this is open.
   *
   * @throws UnsupportedOperationException if trials have no rows
   */
  SharedStudy with(FoldPlan folds);

  /**
   * Trains the winner on one of the executors, in stages if it resumed from another trial.
   *
   * @param description of the job, for Spark's pages
   * @throws UnsupportedOperationException if trials train no network
   */
  Winner train(String description, List<Stage> stages, int epochs, FinalRows finalRows);

  /** Ends the training of the winner, from any thread. */
  void stopTraining();

  /** Frees the executors of the input. */
  @Override
  void close();
}
