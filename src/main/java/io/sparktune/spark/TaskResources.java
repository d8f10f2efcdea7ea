package io.sparktune.spark;

import io.sparktune.training.Devices;
import io.sparktune.training.NativeThreads;
import org.apache.spark.TaskContext;
import org.apache.spark.resource.ResourceInformation;

/** Takes what Spark gave a task; called on its thread before it trains. */
final class TaskResources {

  static final String GPU = "gpu";

  private TaskResources() {}

  static void take(TaskContext task) {
    ResourceInformation gpus = task.resourcesJMap().get(GPU);
    if (gpus != null) {
      Devices.bind(gpus.addresses()[0]);
    }
    NativeThreads.use(task.cpus());
  }
}
