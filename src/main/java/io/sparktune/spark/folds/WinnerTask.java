package io.sparktune.spark.folds;

import io.sparktune.data.RowArrays;
import io.sparktune.data.series.FittedSeries;
import io.sparktune.training.diagnostics.Diagnostics;
import io.sparktune.training.metrics.Bootstrap;
import io.sparktune.training.metrics.NumberPredictions;
import io.sparktune.training.metrics.Predictions;
import io.sparktune.training.nd4j.natives.Natives;
import io.sparktune.training.nd4j.natives.NativesChoice;
import io.sparktune.training.plan.Engine;
import io.sparktune.training.plan.FinalRows;
import io.sparktune.training.plan.Stage;
import io.sparktune.training.trained.TrainedModel;
import io.sparktune.trial.Scores;
import java.util.List;
import java.util.Locale;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.broadcast.Broadcast;

/**
 * Trains the winner on all rows but the held-out ones and scores it once on those; then, where that
 * is asked for, trains it anew on all rows.
 */
final class WinnerTask implements Function<Integer, Winner> {

  private static final long serialVersionUID = 1;

  private final Broadcast<StudyData> data;
  private final List<Stage> stages;
  private final int epochs;
  private final FinalRows finalRows;
  private final NativesChoice natives = Natives.asked();

  private WinnerTask(
      Broadcast<StudyData> data, List<Stage> stages, int epochs, FinalRows finalRows) {
    this.data = data;
    this.stages = stages;
    this.epochs = epochs;
    this.finalRows = finalRows;
  }

  /**
   * Trains the winner on one of the executors.
   *
   * @param tag that the job bears
   * @param description of the job
   */
  static Winner run(
      JavaSparkContext spark,
      String tag,
      String description,
      Broadcast<StudyData> data,
      List<Stage> stages,
      int epochs,
      FinalRows finalRows) {
    spark.setJobGroup(tag, description, true);
    spark.addJobTag(tag);
    try {
      return spark
          .parallelize(List.of(0), 1)
          .map(new WinnerTask(data, stages, epochs, finalRows))
          .collect()
          .get(0);
    } finally {
      spark.removeJobTag(tag);
      spark.clearJobGroup();
    }
  }

  @Override
  public Winner call(Integer partition) {
    Natives.choose(natives);
    TaskResources.take(TaskContext.get());
    StudyData study = data.value();
    TrainedModel model =
        TrainedModel.train(study.dataset(), study.folds().studyRows(), stages, epochs);
    int[] holdOut = study.folds().holdOutRows();
    if (holdOut.length == 0) {
      return new Winner(model.files(), null, null, null, null, trainer(model));
    }
    Predictions predictions = model.predictions(study.dataset(), holdOut);
    Scores scores = study.metrics().measured().scores(predictions);
    TrainedModel used =
        finalRows == FinalRows.ALL
            ? TrainedModel.train(
                study.dataset(), RowArrays.all(study.dataset().rows()), stages, epochs)
            : model;
    if (model.preparation() instanceof FittedSeries series
        && predictions instanceof NumberPredictions numbers) {
      used = used.with(series.intervals(numbers.truths(), numbers.forecasts()));
    }
    return new Winner(
        used.files(),
        scores,
        Bootstrap.interval(predictions, study.metrics().goals().first()).orElse(null),
        predictions.byClass().orElse(null),
        Diagnostics.of(study.dataset(), study.folds().studyRows(), holdOut, predictions),
        trainer(used));
  }

  private Winner.Trainer trainer(TrainedModel model) {
    Engine asked = stages.get(stages.size() - 1).plan().training().engine();
    return new Winner.Trainer(model.engine(asked).name().toLowerCase(Locale.ROOT), Natives.kind());
  }
}
