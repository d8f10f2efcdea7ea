package io.sparktune.spark.folds;

import io.sparktune.spark.checkpoints.HadoopCheckpoints;
import io.sparktune.training.nd4j.natives.Natives;
import io.sparktune.training.nd4j.natives.NativesChoice;
import io.sparktune.training.plan.SegmentSettings;
import io.sparktune.trial.EpochCallback;
import io.sparktune.trial.FoldResult;
import org.apache.spark.SparkEnv;
import org.apache.spark.TaskContext;
import org.apache.spark.broadcast.Broadcast;

/** Trains folds of the study that was broadcast, with what Spark gave the task. */
final class BroadcastTraining implements SingleFoldFunction {

  private static final long serialVersionUID = 1;

  private final Broadcast<StudyData> data;
  private final SegmentSettings segments;
  private final HadoopCheckpoints checkpoints;
  private final NativesChoice natives = Natives.asked();
  private final String ofTheDriver = Natives.kind();

  BroadcastTraining(
      Broadcast<StudyData> data, SegmentSettings segments, HadoopCheckpoints checkpoints) {
    this.data = data;
    this.segments = segments;
    this.checkpoints = checkpoints;
  }

  @Override
  public FoldResult train(FoldWork work, EpochCallback gate) {
    Natives.choose(natives);
    TaskResources.take(TaskContext.get());
    FoldResult result = trained(work, gate);
    String here = Natives.kind();
    return here.equals(ofTheDriver) ? result : result.trainedBy(here);
  }

  private FoldResult trained(FoldWork work, EpochCallback gate) {
    return data.value()
        .training(segments)
        .train(
            work.assignment(),
            work.networks(),
            gate,
            checkpoints,
            SparkEnv.get().blockManager().blockManagerId().host(),
            SparkEnv.get().executorId());
  }
}
