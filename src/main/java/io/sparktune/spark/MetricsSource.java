package io.sparktune.spark;

import com.codahale.metrics.Metric;
import com.codahale.metrics.MetricRegistry;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.SparkEnv;
import org.apache.spark.metrics.MetricsSystem;
import org.apache.spark.metrics.source.Source;
import scala.collection.JavaConverters;

/** The numbers of the studies in progress among Spark's own metrics, in every sink of them. */
public final class MetricsSource implements Source {

  private static final String NAME = "sparktune";

  private final MetricRegistry registry = new MetricRegistry();
  private final MetricsSystem system;

  private MetricsSource(MetricsSystem system) {
    this.system = system;
  }

  /** Numbers that sinks show until they are withdrawn. */
  public final class Published implements AutoCloseable {

    private final List<String> names;

    private Published(List<String> names) {
      this.names = List.copyOf(names);
    }

    /** Has sinks that are written to write the last values, and shows them no more. */
    @Override
    public void close() {
      system.report();
      synchronized (MetricsSource.this) {
        names.forEach(registry::remove);
      }
    }
  }

  /** The source of the Spark that runs in this process, made when it is first asked for. */
  static synchronized MetricsSource ofThisProcess() {
    MetricsSystem system = SparkEnv.get().metricsSystem();
    Optional<MetricsSource> known =
        JavaConverters.seqAsJavaList(system.getSourcesByName(NAME)).stream()
            .filter(MetricsSource.class::isInstance)
            .map(MetricsSource.class::cast)
            .findFirst();
    return known.orElseGet(
        () -> {
          MetricsSource source = new MetricsSource(system);
          system.registerSource(source);
          return source;
        });
  }

  /**
   * Shows the numbers of a study, with its name before theirs where another study has them already,
   * and a number after the name where one of the same name has.
   */
  public synchronized Published publish(String study, Map<String, Metric> metrics) {
    String prefix =
        Stream.concat(
                Stream.of("", study + "."),
                IntStream.iterate(2, number -> number + 1).mapToObj(n -> study + "-" + n + "."))
            .filter(free -> areFree(free, metrics.keySet()))
            .findFirst()
            .orElseThrow();
    metrics.forEach((name, metric) -> registry.register(prefix + name, metric));
    return new Published(metrics.keySet().stream().map(name -> prefix + name).toList());
  }

  private boolean areFree(String prefix, Set<String> names) {
    return names.stream().noneMatch(name -> registry.getMetrics().containsKey(prefix + name));
  }

  @Override
  public String sourceName() {
    return NAME;
  }

  @Override
  public MetricRegistry metricRegistry() {
    return registry;
  }
}
