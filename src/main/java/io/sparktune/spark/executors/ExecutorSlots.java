package io.sparktune.spark.executors;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.IntConsumer;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext;
import org.apache.spark.resource.ResourceInformation;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerExecutorAdded;
import org.apache.spark.scheduler.SparkListenerExecutorRemoved;
import org.apache.spark.scheduler.cluster.ExecutorInfo;
import org.apache.spark.status.api.v1.ExecutorSummary;
import org.jspecify.annotations.Nullable;
import scala.Tuple2;
import scala.collection.JavaConverters;

/**
 * Counts the folds that the executors of now have room for. Spark makes it from its name, before
 * the first executor is there; a count that is late or lost costs only time.
 */
public final class ExecutorSlots extends SparkListener {

  private static final String TASK_RESOURCE = "spark.task.resource.";
  private static final String AMOUNT = ".amount";

  private static volatile @Nullable ExecutorSlots latest;

  private final SparkConf conf;
  private final int cpusOfTask;
  private final Map<String, Double> amountsOfTask;
  private final Map<String, Integer> slotsByExecutor = new ConcurrentHashMap<>();
  private final Map<String, Integer> coresByExecutor = new ConcurrentHashMap<>();
  private volatile int fewestCores;
  private final List<IntConsumer> followers = new CopyOnWriteArrayList<>();

  public ExecutorSlots(SparkConf conf) {
    this.conf = conf;
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

  /** The count of a Spark context, from now on if it was started without one. */
  public static synchronized ExecutorSlots of(SparkContext spark) {
    ExecutorSlots known = latest;
    if (known != null && known.conf == spark.conf()) {
      return known;
    }
    ExecutorSlots late = new ExecutorSlots(spark.conf());
    spark.addSparkListener(late);
    for (ExecutorSummary executor :
        JavaConverters.seqAsJavaList(spark.statusStore().executorList(true))) {
      late.coresByExecutor.putIfAbsent(executor.id(), executor.totalCores());
      late.slotsByExecutor.putIfAbsent(
          executor.id(),
          late.slots(executor.totalCores(), JavaConverters.mapAsJavaMap(executor.resources())));
    }
    late.countCores();
    return late;
  }

  /** At least one, so that Spark has something to ask executors for. */
  public int count() {
    return Math.max(1, slotsByExecutor.values().stream().mapToInt(Integer::intValue).sum());
  }

  /** What Spark's dynamic allocation can add to these. */
  public DynamicAllocation allocation(Instant now) {
    long most =
        conf.contains("spark.cores.max")
            ? conf.getInt("spark.cores.max", 0) / cpusOfTask
            : Long.MAX_VALUE;
    return DynamicAllocation.of(conf, slotsOfExecutor(), most, now);
  }

  /** The claim of a whole executor, by the smallest of those that there are or last were. */
  public WholeExecutor whole(SparkContext spark) {
    return WholeExecutor.of(spark, fewestCores, amountsOfTask);
  }

  private void countCores() {
    fewestCores =
        coresByExecutor.values().stream().mapToInt(Integer::intValue).min().orElse(fewestCores);
  }

  /** Of the executors that there are, or else as Spark is told to make them. */
  private int slotsOfExecutor() {
    int slots =
        slotsByExecutor.values().stream()
            .mapToInt(Integer::intValue)
            .max()
            .orElse(slotsOfNewExecutor());
    return Math.max(1, slots);
  }

  private int slotsOfNewExecutor() {
    int slots = conf.getInt("spark.executor.cores", 1) / cpusOfTask;
    for (Map.Entry<String, Double> needed : amountsOfTask.entrySet()) {
      int addresses = conf.getInt("spark.executor.resource." + needed.getKey() + AMOUNT, 1);
      slots = Math.min(slots, shares(addresses, needed.getValue()));
    }
    return slots;
  }

  /** Tells every new count, on a thread of Spark's. */
  public void follow(IntConsumer consumer) {
    followers.add(consumer);
  }

  /** Tells no more. */
  public void leave(IntConsumer consumer) {
    followers.remove(consumer);
  }

  private void tell() {
    followers.forEach(follower -> follower.accept(count()));
  }

  @Override
  public void onExecutorAdded(SparkListenerExecutorAdded added) {
    ExecutorInfo executor = added.executorInfo();
    coresByExecutor.put(added.executorId(), executor.totalCores());
    countCores();
    slotsByExecutor.put(
        added.executorId(),
        slots(executor.totalCores(), JavaConverters.mapAsJavaMap(executor.resourcesInfo())));
    tell();
  }

  private int slots(int cores, Map<String, ResourceInformation> resources) {
    int slots = cores / cpusOfTask;
    for (Map.Entry<String, Double> needed : amountsOfTask.entrySet()) {
      ResourceInformation found = resources.get(needed.getKey());
      int addresses = found == null ? 0 : found.addresses().length;
      slots = Math.min(slots, shares(addresses, needed.getValue()));
    }
    return slots;
  }

  /** Spark divides an address among whole shares only, and gives no task parts of two. */
  private static int shares(int addresses, double amount) {
    return amount <= 0.5 ? addresses * (int) (1 / amount) : addresses / (int) amount;
  }

  @Override
  public void onExecutorRemoved(SparkListenerExecutorRemoved removed) {
    slotsByExecutor.remove(removed.executorId());
    coresByExecutor.remove(removed.executorId());
    countCores();
    tell();
  }
}
