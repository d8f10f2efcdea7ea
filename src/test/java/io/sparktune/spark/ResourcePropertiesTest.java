package io.sparktune.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.spark.SparkConf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import scala.Tuple2;

final class ResourcePropertiesTest {

  private static Map<String, String> applied(
      ResourceSettings settings, Map<String, String> submitted) {
    SparkConf conf = new SparkConf(false);
    submitted.forEach(conf::set);
    ResourceProperties.apply(settings, conf);
    Map<String, String> all = new LinkedHashMap<>();
    for (Tuple2<String, String> property : conf.getAll()) {
      all.put(property._1(), property._2());
    }
    return all;
  }

  @Test
  void gpusOfAFold_becomePropertiesOfSpark() {
    assertThat(applied(new ResourceSettings(2, 0.5), Map.of("spark.master", "spark://host:7077")))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "spark.master", "spark://host:7077",
                "spark.task.cpus", "2",
                "spark.executorEnv.OMP_NUM_THREADS", "2",
                "spark.task.resource.gpu.amount", "0.5",
                "spark.executor.resource.gpu.amount", "1",
                "spark.executorEnv.CUDA_DEVICE_ORDER", "PCI_BUS_ID"));
  }

  @Test
  void onKubernetes_theVendorIsNamed() {
    assertThat(applied(new ResourceSettings(1, 1), Map.of("spark.master", "k8s://https://host")))
        .containsEntry("spark.executor.resource.gpu.vendor", "nvidia.com")
        .containsEntry("spark.task.resource.gpu.amount", "1");
  }

  @Test
  void whatTheSubmitterSet_stays() {
    Map<String, String> submitted =
        Map.of(
            "spark.task.cpus", "4",
            "spark.executorEnv.OMP_NUM_THREADS", "1",
            "spark.task.resource.gpu.amount", "1",
            "spark.executor.resource.gpu.amount", "8",
            "spark.executorEnv.CUDA_DEVICE_ORDER", "FASTEST_FIRST");

    assertThat(applied(new ResourceSettings(2, 0.25), submitted)).isEqualTo(submitted);
    assertThat(applied(ResourceSettings.DEFAULT, submitted)).isEqualTo(submitted);
  }

  @ParameterizedTest
  @ValueSource(strings = {"local", "local[4]", "local[*]", "local[2,3]"})
  void inOneProcess_sparkHandsOutNoGpus_soNoneIsAskedFor(String master) {
    assertThat(applied(new ResourceSettings(1, 1), Map.of("spark.master", master)))
        .doesNotContainKey("spark.task.resource.gpu.amount");
  }

  @Test
  void aLocalClusterHandsOutGpus() {
    assertThat(
            applied(new ResourceSettings(1, 1), Map.of("spark.master", "local-cluster[2,1,512]")))
        .containsEntry("spark.task.resource.gpu.amount", "1");
  }

  @Test
  void impossibleResourcesAreRefused() {
    assertThatThrownBy(() -> new ResourceSettings(0, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a fold has 0 cpus");
    assertThatThrownBy(() -> new ResourceSettings(1, 0.75))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a fold has 0.75 GPUs; it can have 0, 1 or up to 0.5");
    assertThatThrownBy(() -> new ResourceSettings(1, Double.NaN))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a fold has NaN GPUs; it can have 0, 1 or up to 0.5");
    assertThatThrownBy(() -> new ResourceSettings(1, -1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a fold has -1.0 GPUs; it can have 0, 1 or up to 0.5");
  }
}
