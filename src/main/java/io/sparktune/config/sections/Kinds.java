package io.sparktune.config.sections;

import io.sparktune.data.DataKinds;
import io.sparktune.data.images.ImagesKind;
import io.sparktune.data.ratings.RatingsKind;
import io.sparktune.data.series.SeriesKind;
import io.sparktune.data.table.TableKind;
import io.sparktune.data.text.TextKind;
import io.sparktune.extension.Extensions;
import io.sparktune.lake.sinks.SinkKind;
import io.sparktune.lake.sinks.catalog.CatalogKind;
import io.sparktune.lake.sinks.delta.DeltaKind;
import io.sparktune.lake.sinks.iceberg.IcebergKind;
import io.sparktune.lake.sinks.mlflow.MlflowKind;
import io.sparktune.lake.sinks.tensorboard.TensorBoardKind;
import io.sparktune.model.NetworkKind;
import io.sparktune.model.autoencoder.AutoencoderKind;
import io.sparktune.model.cnn.CnnKind;
import io.sparktune.model.mlp.MlpKind;
import io.sparktune.model.own.ClassKind;
import io.sparktune.model.ratings.FactorisationKind;
import io.sparktune.model.ratings.NcfKind;
import io.sparktune.model.series.LinearKind;
import io.sparktune.model.series.WindowKind;
import io.sparktune.model.series.WindowLayers;
import io.sparktune.model.template.TemplateKind;
import io.sparktune.model.text.Architecture;
import io.sparktune.model.text.TextNetworkKind;
import io.sparktune.model.transfer.TransferKind;
import io.sparktune.objective.ObjectiveKind;
import io.sparktune.training.metrics.MetricSource;
import io.sparktune.training.metrics.Metrics;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The kinds of data, networks and objectives and the metrics that a study file can name.
 *
 * @param data for {@code data.kind}
 * @param networks for {@code model.kind}, each with a name of its own; the first is the default
 * @param objectives for {@code objective.kind}, each with a name of its own
 * @param metrics for goals and constraints
 * @param sinks for {@code sinks}, each with a name of its own
 */
public record Kinds(
    DataKinds data,
    List<NetworkKind<?>> networks,
    List<ObjectiveKind> objectives,
    MetricSource metrics,
    List<SinkKind> sinks) {

  public static final String DATA_KIND = "data.kind";
  public static final String MODEL_KIND = "model.kind";

  public Kinds {
    networks = List.copyOf(networks);
    objectives = List.copyOf(objectives);
    sinks = List.copyOf(sinks);
    List<String> names = networks.stream().map(NetworkKind::name).toList();
    if (names.isEmpty() || areAmbiguous(names)) {
      throw new IllegalArgumentException("the kinds of networks are " + names);
    }
    List<String> objectiveNames = objectives.stream().map(ObjectiveKind::name).toList();
    if (areAmbiguous(objectiveNames)) {
      throw new IllegalArgumentException("the kinds of objectives are " + objectiveNames);
    }
    List<String> sinkNames = sinks.stream().map(SinkKind::name).toList();
    if (areAmbiguous(sinkNames)) {
      throw new IllegalArgumentException("the kinds of sinks are " + sinkNames);
    }
  }

  private static boolean areAmbiguous(List<String> names) {
    return names.stream().distinct().count() < names.size();
  }

  /** The kinds and metrics without extensions. */
  public static Kinds builtIn() {
    DataKinds data =
        new DataKinds(
            List.of(
                new TableKind(),
                new ImagesKind(),
                new TextKind(),
                new RatingsKind(),
                new SeriesKind()));
    List<NetworkKind<?>> networks =
        List.of(
            new MlpKind(),
            new CnnKind(),
            new AutoencoderKind(),
            new TextNetworkKind(Architecture.BAG),
            new TextNetworkKind(Architecture.TEXT_CNN),
            new TextNetworkKind(Architecture.LSTM),
            new TextNetworkKind(Architecture.ATTENTION),
            new FactorisationKind(),
            new NcfKind(),
            new LinearKind(),
            new WindowKind(WindowLayers.CNN),
            new WindowKind(WindowLayers.LSTM),
            new TransferKind(),
            new TemplateKind(),
            new ClassKind());
    List<SinkKind> sinks =
        List.of(
            new DeltaKind(),
            new IcebergKind(),
            new CatalogKind(),
            new MlflowKind(),
            new TensorBoardKind());
    return new Kinds(data, networks, List.of(), MetricSource.STANDARD, sinks);
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
    kinds = kinds.withObjectives(Extensions.all(ObjectiveKind.class));
    kinds = kinds.withSinks(Extensions.all(SinkKind.class));
    Metrics unused = kinds.metrics().metrics();
    return kinds;
  }

  /** These kinds with other kinds of data. */
  public Kinds with(DataKinds others) {
    return new Kinds(others, networks, objectives, metrics, sinks);
  }

  /** These kinds and another kind of network. */
  public Kinds with(NetworkKind<?> network) {
    List<NetworkKind<?>> more = new ArrayList<>(networks);
    more.add(network);
    return new Kinds(data, more, objectives, metrics, sinks);
  }

  /** These kinds with other objectives. */
  public Kinds withObjectives(List<ObjectiveKind> others) {
    return new Kinds(data, networks, others, metrics, sinks);
  }

  /** These kinds and other kinds of sinks. */
  public Kinds withSinks(List<SinkKind> others) {
    List<SinkKind> more = new ArrayList<>(sinks);
    more.addAll(others);
    return new Kinds(data, networks, objectives, metrics, more);
  }

  /** These kinds with other metrics. */
  public Kinds with(MetricSource others) {
    return new Kinds(data, networks, objectives, others, sinks);
  }

  /** The names of kinds by the paths at which they can stand. */
  public Map<String, List<String>> names() {
    return Map.of(
        DATA_KIND, data.names(), MODEL_KIND, networks.stream().map(NetworkKind::name).toList());
  }
}
