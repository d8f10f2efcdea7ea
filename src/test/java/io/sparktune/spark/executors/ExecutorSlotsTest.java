package io.sparktune.spark.executors;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.spark.SparkConf;
import org.apache.spark.resource.ResourceInformation;
import org.apache.spark.scheduler.SparkListenerExecutorAdded;
import org.apache.spark.scheduler.SparkListenerExecutorRemoved;
import org.apache.spark.scheduler.cluster.ExecutorInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import scala.collection.immutable.Map$;

final class ExecutorSlotsTest {

  private static SparkListenerExecutorAdded added(String id, int cores, int gpus) {
    String[] addresses = IntStream.range(0, gpus).mapToObj(String::valueOf).toArray(String[]::new);
    scala.collection.immutable.Map<String, ResourceInformation> resources = none();
    if (gpus > 0) {
      resources = resources.updated("gpu", new ResourceInformation("gpu", addresses));
    }
    return new SparkListenerExecutorAdded(
        0, id, new ExecutorInfo("host", cores, none(), none(), resources, 0));
  }

  private static <T> scala.collection.immutable.Map<String, T> none() {
    return Map$.MODULE$.empty();
  }

  private static ExecutorSlots slots(Map<String, String> properties) {
    SparkConf conf = new SparkConf(false);
    properties.forEach(conf::set);
    return new ExecutorSlots(conf);
  }

  @Test
  void slotsFollowExecutorsThatComeAndGo() {
    ExecutorSlots slots = slots(Map.of("spark.task.cpus", "2"));
    List<Integer> told = new ArrayList<>();
    slots.follow(told::add);

    slots.onExecutorAdded(added("1", 4, 0));
    slots.onExecutorAdded(added("2", 5, 0));
    slots.onExecutorRemoved(new SparkListenerExecutorRemoved(0, "1", "idle"));
    slots.onExecutorRemoved(new SparkListenerExecutorRemoved(0, "2", "lost"));

    assertThat(told).as("at least one, to ask for executors with").containsExactly(2, 4, 2, 1);
  }

  /** A share of 0.3 leaves a tenth of each GPU unused: Spark gives a task parts of one only. */
  @ParameterizedTest
  @CsvSource({
    "8, 2, 1,    2",
    "8, 2, 0.5,  4",
    "8, 2, 0.3,  6",
    "3, 2, 0.25, 3",
    "8, 0, 1,    0",
    "8, 5, 2,    2"
  })
  void gpusLimitSlots(int cores, int gpus, String amount, int expected) {
    ExecutorSlots slots = slots(Map.of("spark.task.resource.gpu.amount", amount));
    slots.onExecutorAdded(added("0", 1, 0));
    slots.onExecutorAdded(added("1", cores, gpus));

    assertThat(slots.count()).isEqualTo(Math.max(1, expected));
  }

  @Test
  void aGpuThatNoTaskAsksFor_limitsNothing() {
    ExecutorSlots slots = slots(Map.of("spark.executor.resource.gpu.amount", "1"));
    slots.onExecutorAdded(added("1", 8, 1));

    assertThat(slots.count()).isEqualTo(8);
  }
}
