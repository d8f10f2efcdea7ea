package io.sparktune.training.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparktune.trial.Metric;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MetricSourceTest {

  @TempDir private Path jar;

  /** The metrics that a process finds with a jar that registers these classes. */
  private Metrics found(String... classes) throws IOException {
    Path services = Files.createDirectories(jar.resolve("META-INF/services"));
    Files.write(services.resolve(Metric.class.getName()), List.of(classes));
    ClassLoader before = Thread.currentThread().getContextClassLoader();
    try (URLClassLoader loader = new URLClassLoader(new URL[] {jar.toUri().toURL()}, before)) {
      Thread.currentThread().setContextClassLoader(loader);
      return MetricSource.EXTENSIONS.metrics();
    } finally {
      Thread.currentThread().setContextClassLoader(before);
    }
  }

  @Test
  void metricsOfAJar_areFound() throws IOException {
    assertThat(found(ThresholdProfit.class.getName(), PinballLoss.class.getName()).keys())
        .endsWith("model-bytes", "threshold-profit", "pinball-loss");
  }

  @Test
  void withoutAJar_thereAreTheStandardMetrics() {
    assertThat(MetricSource.EXTENSIONS.metrics().keys()).isEqualTo(Metrics.standard().keys());
  }

  @Test
  void classesThatAreNoMetrics_areRefused() {
    assertThatThrownBy(() -> found("com.example.Lost"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("com.example.Lost");
    assertThatThrownBy(() -> found(PinballLoss.class.getName(), PinballLoss.class.getName() + "s"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("PinballLosss");
  }
}
