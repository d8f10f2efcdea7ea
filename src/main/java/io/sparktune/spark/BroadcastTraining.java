package io.sparktune.spark;

import io.sparktune.trial.EpochGate;
import io.sparktune.trial.FoldResult;
import org.apache.spark.SparkEnv;
import org.apache.spark.TaskContext;
import org.apache.spark.broadcast.Broadcast;

/** Trains folds of the study that was broadcast, with what Spark gave the task. */
final class BroadcastTraining implements FoldFunction {

  private static final long serialVersionUID = 1;

  private final Broadcast<StudyData> data;

  BroadcastTraining(Broadcast<StudyData> data) {
    this.data = data;
  }

  @Override
  public FoldResult train(FoldWork work, EpochGate gate) {
    TaskResources.take(TaskContext.get());
    return data.value()
        .training()
        .train(
            work.assignment(),
            work.plan(),
            SparkEnv.get().blockManager().blockManagerId().host(),
            SparkEnv.get().executorId());
  }
}
