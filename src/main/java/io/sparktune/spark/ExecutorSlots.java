package io.sparktune.spark;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntConsumer;
import org.apache.spark.SparkConf;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerExecutorAdded;
import org.apache.spark.scheduler.SparkListenerExecutorRemoved;

/**
 * Counts the folds that the executors of now have room for. Spark makes it from its name, before
 * the first executor is there; a count that is late or lost costs only time.
 */
public final class ExecutorSlots extends SparkListener {

  private static volatile ExecutorSlots latest;

  private final int cpusOfTask;
  private final Map<String, Integer> slotsByExecutor = new ConcurrentHashMap<>();
  private volatile IntConsumer follower = slots -> {};

  public ExecutorSlots(SparkConf conf) {
    cpusOfTask = conf.getInt("spark.task.cpus", 1);
    latest = this;
  }

  /** The count of the Spark context that was started last. */
  static ExecutorSlots ofLatestContext() {
    return latest;
  }

  /** At least one, so that Spark has something to ask executors for. */
  int count() {
    return Math.max(1, slotsByExecutor.values().stream().mapToInt(Integer::intValue).sum());
  }

  /** Tells every new count, on a thread of Spark's. */
  void follow(IntConsumer consumer) {
    follower = consumer;
  }

  @Override
  public void onExecutorAdded(SparkListenerExecutorAdded added) {
    slotsByExecutor.put(added.executorId(), added.executorInfo().totalCores() / cpusOfTask);
    follower.accept(count());
  }

  @Override
  public void onExecutorRemoved(SparkListenerExecutorRemoved removed) {
    slotsByExecutor.remove(removed.executorId());
    follower.accept(count());
  }
}
