package io.sparktune.spark.executors;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparktune.study.events.Event;
import java.time.Instant;
import org.apache.spark.SparkConf;
import org.junit.jupiter.api.Test;

final class DynamicAllocationTest {

  private static final Instant NOW = Instant.parse("2026-11-22T06:00:00Z");

  private static int possible(String... properties) {
    SparkConf conf =
        new SparkConf(false)
            .set("spark.master", "spark://host:7077")
            .set("spark.dynamicAllocation.enabled", "true");
    for (int i = 0; i < properties.length; i += 2) {
      conf.set(properties[i], properties[i + 1]);
    }
    return new ExecutorSlots(conf).allocation(NOW).possible(1, NOW);
  }

  @Test
  void asManySlotsArePossible_asTheExecutorsThatSparkMayAddHave() {
    assertThat(possible()).isEqualTo(Event.SlotsChanged.UNLIMITED);
    assertThat(possible("spark.dynamicAllocation.maxExecutors", "93")).isEqualTo(93);
    assertThat(possible("spark.dynamicAllocation.maxExecutors", "10", "spark.executor.cores", "4"))
        .isEqualTo(40);
    assertThat(possible("spark.cores.max", "24", "spark.task.cpus", "2")).isEqualTo(12);
    assertThat(
            possible(
                "spark.dynamicAllocation.maxExecutors", "10",
                "spark.executor.cores", "8",
                "spark.executor.resource.gpu.amount", "1",
                "spark.task.resource.gpu.amount", "0.5"))
        .isEqualTo(20);
    assertThat(
            possible(
                "spark.dynamicAllocation.maxExecutors",
                "" + Integer.MAX_VALUE,
                "spark.executor.cores",
                "4"))
        .isEqualTo(Event.SlotsChanged.UNLIMITED);
  }

  @Test
  void executorsOfAFixedNumber_andThoseOfThisProcess_addNone() {
    assertThat(possible("spark.dynamicAllocation.enabled", "false")).isZero();
    assertThat(possible("spark.master", "local[4]")).isZero();
    assertThat(possible("spark.master", "local-cluster[2,1,512]")).isPositive();
  }

  @Test
  void aClusterThatGivesNoMore_isAskedForNoMore_untilItGivesSomeAgain() {
    SparkConf conf =
        new SparkConf(false)
            .set("spark.master", "yarn")
            .set("spark.dynamicAllocation.enabled", "true")
            .set("spark.dynamicAllocation.maxExecutors", "93");
    DynamicAllocation allocation = new ExecutorSlots(conf).allocation(NOW);
    Instant later = NOW.plusSeconds(50);
    Instant muchLater = later.plus(DynamicAllocation.PATIENCE);

    assertThat(allocation.isOn()).isTrue();
    assertThat(allocation.possible(1, NOW)).isEqualTo(93);
    assertThat(allocation.possible(2, later)).isEqualTo(93);
    assertThat(allocation.possible(2, muchLater.minusMillis(1))).isEqualTo(93);
    assertThat(allocation.possible(2, muchLater)).isZero();
    assertThat(allocation.possible(1, muchLater)).isZero();
    assertThat(allocation.possible(2, muchLater)).as("an executor came").isEqualTo(93);
  }
}
