package io.sparktune.spark.folds;

import io.sparktune.training.nd4j.Devices;
import io.sparktune.training.nd4j.NativeThreads;
import org.apache.spark.SparkEnv;
import org.apache.spark.TaskContext;
import org.apache.spark.resource.ResourceInformation;

/** Takes what Spark gave a task; called on its thread before it trains. */
public final class TaskResources {

  public static final String GPU = "gpu";

  private TaskResources() {}

  public static void take(TaskContext task) {
    ResourceInformation gpus = task.resourcesJMap().get(GPU);
    if (gpus != null) {
      Devices.bind(gpus.addresses()[0]);
    }
    // Not those of the task, which may have a whole executor: the same number, the same results.
    NativeThreads.use(SparkEnv.get().conf().getInt("spark.task.cpus", 1));
  }
}
