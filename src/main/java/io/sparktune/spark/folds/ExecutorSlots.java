package io.sparktune.spark.folds;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntConsumer;
import org.apache.spark.SparkConf;
import org.apache.spark.resource.ResourceInformation;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerExecutorAdded;
import org.apache.spark.scheduler.SparkListenerExecutorRemoved;
import org.apache.spark.scheduler.cluster.ExecutorInfo;
import scala.Tuple2;
import scala.collection.JavaConverters;

/**
 * Counts the folds that the executors of now have room for. Spark makes it from its name, before
 * the first executor is there; a count that is late or lost costs only time.
 */
public final class ExecutorSlots extends SparkListener {

  private static final String TASK_RESOURCE = "spark.task.resource.";
  private static final String AMOUNT = ".amount";

  private static volatile ExecutorSlots latest;

  private final int cpusOfTask;
  private final Map<String, Double> amountsOfTask;
  private final Map<String, Integer> slotsByExecutor = new ConcurrentHashMap<>();
  private volatile IntConsumer follower = slots -> {};

  public ExecutorSlots(SparkConf conf) {
    cpusOfTask = conf.getInt("spark.task.cpus", 1);
    amountsOfTask = amounts(conf);
    latest = this;
  }

  private static Map<String, Double> amounts(SparkConf conf) {
    Map<String, Double> amounts = new LinkedHashMap<>();
    for (Tuple2<String, String> property : conf.getAllWithPrefix(TASK_RESOURCE)) {
      if (property._1().endsWith(AMOUNT)) {
        String name = property._1().substring(0, property._1().length() - AMOUNT.length());
        amounts.put(name, Double.valueOf(property._2()));
      }
    }
    return amounts;
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
    ExecutorInfo executor = added.executorInfo();
    int slots = executor.totalCores() / cpusOfTask;
    Map<String, ResourceInformation> resources =
        JavaConverters.mapAsJavaMap(executor.resourcesInfo());
    for (Map.Entry<String, Double> needed : amountsOfTask.entrySet()) {
      ResourceInformation found = resources.get(needed.getKey());
      int addresses = found == null ? 0 : found.addresses().length;
      slots = Math.min(slots, shares(addresses, needed.getValue()));
    }
    slotsByExecutor.put(added.executorId(), slots);
    follower.accept(count());
  }

  /** Spark divides an address among whole shares only, and gives no task parts of two. */
  private static int shares(int addresses, double amount) {
    return amount <= 0.5 ? addresses * (int) (1 / amount) : addresses / (int) amount;
  }

  @Override
  public void onExecutorRemoved(SparkListenerExecutorRemoved removed) {
    slotsByExecutor.remove(removed.executorId());
    follower.accept(count());
  }
}
