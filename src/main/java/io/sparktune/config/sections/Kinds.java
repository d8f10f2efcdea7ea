package io.sparktune.config.sections;

import io.sparktune.data.DataKinds;
import io.sparktune.data.table.TableKind;
import io.sparktune.extension.Extensions;
import io.sparktune.model.NetworkKind;
import io.sparktune.model.mlp.MlpKind;
import io.sparktune.training.metrics.MetricSource;
import io.sparktune.training.metrics.Metrics;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The kinds of data and networks and the metrics that a study file can name.
 *
 * @param data for {@code data.kind}
 * @param networks for {@code model.kind}, each with a name of its own; the first is the default
 * @param metrics for goals and constraints
 */
public record Kinds(DataKinds data, List<NetworkKind<?>> networks, MetricSource metrics) {

  public static final String DATA_KIND = "data.kind";
  public static final String MODEL_KIND = "model.kind";

  public Kinds {
    networks = List.copyOf(networks);
    List<String> names = networks.stream().map(NetworkKind::name).toList();
    if (names.isEmpty() || names.stream().distinct().count() < names.size()) {
      throw new IllegalArgumentException("the kinds of networks are " + names);
    }
  }

  /** The kinds and metrics without extensions. */
  public static Kinds builtIn() {
    DataKinds data = new DataKinds(List.of(new TableKind()));
    return new Kinds(data, List.of(new MlpKind()), MetricSource.STANDARD);
  }

  /**
   * What there is with the classes of the user's jars.
   *
   * @throws IllegalArgumentException if one of them cannot be loaded or named
   */
  public static Kinds withExtensions() {
    Kinds kinds = builtIn().with(Extensions.dataKinds()).with(MetricSource.EXTENSIONS);
    for (NetworkKind<?> network : Extensions.all(NetworkKind.class)) {
      kinds = kinds.with(network);
    }
    Metrics unused = kinds.metrics().metrics();
    return kinds;
  }

  /** These kinds with other kinds of data. */
  public Kinds with(DataKinds others) {
    return new Kinds(others, networks, metrics);
  }

  /** These kinds and another kind of network. */
  public Kinds with(NetworkKind<?> network) {
    List<NetworkKind<?>> more = new ArrayList<>(networks);
    more.add(network);
    return new Kinds(data, more, metrics);
  }

  /** These kinds with other metrics. */
  public Kinds with(MetricSource others) {
    return new Kinds(data, networks, others);
  }

  /** The names of kinds by the paths at which they can stand. */
  public Map<String, List<String>> names() {
    return Map.of(
        DATA_KIND, data.names(), MODEL_KIND, networks.stream().map(NetworkKind::name).toList());
  }
}
