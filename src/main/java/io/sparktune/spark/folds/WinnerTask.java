package io.sparktune.spark.folds;

import io.sparktune.training.plan.Stage;
import io.sparktune.training.trained.TrainedModel;
import io.sparktune.trial.Scores;
import java.util.List;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.broadcast.Broadcast;

/** Trains the winner on all rows but the held-out ones, and scores it once on those. */
final class WinnerTask implements Function<Integer, Winner> {

  private static final long serialVersionUID = 1;

  private final Broadcast<StudyData> data;
  private final List<Stage> stages;
  private final int epochs;

  private WinnerTask(Broadcast<StudyData> data, List<Stage> stages, int epochs) {
    this.data = data;
    this.stages = stages;
    this.epochs = epochs;
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
      int epochs) {
    spark.setJobGroup(tag, description, true);
    spark.addJobTag(tag);
    try {
      return spark
          .parallelize(List.of(0), 1)
          .map(new WinnerTask(data, stages, epochs))
          .collect()
          .get(0);
    } finally {
      spark.removeJobTag(tag);
      spark.clearJobGroup();
    }
  }

  @Override
  public Winner call(Integer partition) {
    TaskResources.take(TaskContext.get());
    StudyData study = data.value();
    TrainedModel model =
        TrainedModel.train(study.dataset(), study.folds().studyRows(), stages, epochs);
    int[] holdOut = study.folds().holdOutRows();
    Scores scores =
        holdOut.length == 0
            ? null
            : model.score(study.dataset(), holdOut, study.metrics().measured());
    return new Winner(model.files(), scores);
  }
}
