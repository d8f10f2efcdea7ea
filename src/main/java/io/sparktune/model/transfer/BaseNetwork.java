package io.sparktune.model.transfer;

import io.sparktune.data.InputShape;
import io.sparktune.model.BadConfiguration;
import io.sparktune.model.NetworkConfiguration;
import io.sparktune.model.NetworkConfiguration.Graph;
import io.sparktune.model.NetworkConfiguration.Layers;
import io.sparktune.model.SavedNetwork;
import io.sparktune.model.json.BadModelFile;
import io.sparktune.model.json.ModelFile;
import io.sparktune.settings.FileReference;
import java.lang.ref.SoftReference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.jspecify.annotations.Nullable;

/**
 * A trained network as a graph, whose layers are taken over.
 *
 * @param order of its vertices, each behind those that it reads
 * @param weights by vertex
 * @param shapes of what parts of it give, as far as they have been tried
 */
record BaseNetwork(
    ComputationGraphConfiguration graph,
    List<String> order,
    Map<String, float[]> weights,
    Map<Part, Given> shapes) {

  /** Some vertices, and the shapes of the network's inputs. */
  record Part(List<String> vertices, List<InputShape> inputs) {}

  /**
   * The shape that a part gives for a row, or the reason why it gives none.
   *
   * @param shape null where it does not read its inputs
   * @param reason why it does not; empty where it does
   */
  record Given(@Nullable InputShape shape, String reason) {}

  private static final Map<String, SoftReference<BaseNetwork>> READ = new ConcurrentHashMap<>();

  /** The network in a file, read once by a process; fails with {@link BadConfiguration}. */
  static BaseNetwork of(FileReference file, List<String> layerClasses) {
    String key = file.sha256() + layerClasses;
    SoftReference<BaseNetwork> known = READ.get(key);
    BaseNetwork base = known == null ? null : known.get();
    if (base == null) {
      try {
        base = of(ModelFile.read(file, Set.copyOf(layerClasses)));
      } catch (BadModelFile e) {
        throw new BadConfiguration(String.valueOf(e.getMessage()));
      }
      READ.put(key, new SoftReference<>(base));
    }
    return base;
  }

  static BaseNetwork of(SavedNetwork network) {
    ComputationGraphConfiguration graph = graph(network.configuration());
    List<String> order = order(graph);
    Map<String, float[]> weights = new LinkedHashMap<>();
    int from = 0;
    for (String name : order) {
      int count = parameters(graph, name);
      if (from + count > network.parameters().length) {
        throw new BadConfiguration("the base has fewer weights than its layers");
      }
      weights.put(name, Arrays.copyOfRange(network.parameters(), from, from + count));
      from += count;
    }
    ComputationGraphConfiguration turned = ChannelsLast.turned(graph);
    return new BaseNetwork(turned, order(turned), weights, new ConcurrentHashMap<>());
  }

  private static int parameters(ComputationGraphConfiguration graph, String name) {
    GraphVertex vertex = graph.getVertices().get(name);
    return vertex == null ? 0 : Math.toIntExact(vertex.numParams(true));
  }

  /** The vertices of a graph in the order of their weights. */
  static List<String> order(ComputationGraphConfiguration graph) {
    ComputationGraph network = new ComputationGraph(graph.clone());
    var indices = network.calculateIndices();
    List<String> names = new ArrayList<>();
    for (int index : indices.getTopologicalSortOrder()) {
      names.add(indices.getIdxToName().get(index));
    }
    return List.copyOf(names);
  }

  private static ComputationGraphConfiguration graph(NetworkConfiguration network) {
    if (network instanceof Graph graph) {
      return graph.configuration();
    }
    MultiLayerConfiguration layers = ((Layers) network).configuration();
    GraphBuilder graph =
        new NeuralNetConfiguration.Builder()
            .graphBuilder()
            .validateOutputLayerConfig(false)
            .addInputs("input");
    String below = "input";
    for (int place = 0; place < layers.getConfs().size(); place++) {
      NeuralNetConfiguration layer = layers.getConf(place);
      String given = layer.getLayer().getLayerName();
      String name = given == null ? "layer" + place : given;
      graph.addVertex(name, new LayerVertex(layer, layers.getInputPreProcess(place)), below);
      layer.getLayer().setLayerName(name);
      below = name;
    }
    return graph.setOutputs(below).build();
  }

  /** The names of its layers but the output, in order. */
  List<String> layers() {
    return order.stream()
        .filter(name -> graph.getVertices().get(name) instanceof LayerVertex)
        .filter(name -> !graph.getNetworkOutputs().contains(name))
        .toList();
  }

  /** The vertices that lead to one, itself among them, in order. */
  List<String> upTo(String name) {
    Set<String> found = new HashSet<>();
    List<String> open = new ArrayList<>(List.of(name));
    while (!open.isEmpty()) {
      String next = open.remove(open.size() - 1);
      if (graph.getVertices().containsKey(next) && found.add(next)) {
        open.addAll(inputs(next));
      }
    }
    return order.stream().filter(found::contains).toList();
  }

  /** The vertices and inputs that a vertex reads. */
  List<String> inputs(String name) {
    return graph.getVertexInputs().getOrDefault(name, List.of());
  }

  /** A copy of a vertex. */
  GraphVertex vertex(String name) {
    return Objects.requireNonNull(graph.getVertices().get(name)).clone();
  }

  /** The weights of some vertices, one after the other. */
  float[] weightsOf(List<String> names) {
    int count =
        names.stream().mapToInt(name -> weights.getOrDefault(name, new float[0]).length).sum();
    float[] all = new float[count];
    int at = 0;
    for (String name : names) {
      float[] own = weights.getOrDefault(name, new float[0]);
      System.arraycopy(own, 0, all, at, own.length);
      at += own.length;
    }
    return all;
  }
}
