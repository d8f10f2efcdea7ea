package io.sparktune.model.transfer;

import io.sparktune.data.InputShape;
import io.sparktune.model.BadConfiguration;
import io.sparktune.model.NetworkConfiguration.Graph;
import io.sparktune.model.SavedNetwork;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.WorkspaceMode;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The parts of a base below new layers.
 *
 * @param frozen vertices that do not train
 * @param trained the others that are taken over, above them
 */
record BaseParts(BaseNetwork base, String cut, List<String> frozen, List<String> trained) {

  /** In place of the name of a layer to freeze up to. */
  static final String NOTHING = "none";

  /** Fails with {@link BadConfiguration} where a layer does not part the network in two. */
  static BaseParts of(BaseNetwork base, String cut, String freeze) {
    List<String> taken = base.upTo(cut);
    if (freeze.equals(NOTHING)) {
      return new BaseParts(base, cut, List.of(), taken);
    }
    if (!taken.contains(freeze)) {
      throw new BadConfiguration("the layer " + freeze + " is not below " + cut);
    }
    List<String> frozen = base.upTo(freeze);
    Set<String> below = new HashSet<>(frozen);
    List<String> trained = taken.stream().filter(name -> !below.contains(name)).toList();
    for (String name : trained) {
      for (String input : base.inputs(name)) {
        boolean isOther = below.contains(input) && !input.equals(freeze);
        if (isOther || base.graph().getNetworkInputs().contains(input)) {
          throw new BadConfiguration(
              name + " reads " + input + ", past the layer to freeze up to, " + freeze);
        }
      }
    }
    return new BaseParts(base, cut, frozen, trained);
  }

  /** The frozen part as a network of its own. */
  SavedNetwork frozenNetwork() {
    return network(frozen);
  }

  private SavedNetwork network(List<String> vertices) {
    GraphBuilder graph =
        new NeuralNetConfiguration.Builder()
            .trainingWorkspaceMode(WorkspaceMode.ENABLED)
            .inferenceWorkspaceMode(WorkspaceMode.ENABLED)
            .graphBuilder()
            .validateOutputLayerConfig(false)
            .addInputs(base.graph().getNetworkInputs());
    for (String name : vertices) {
      graph.addVertex(name, base.vertex(name), base.inputs(name).toArray(String[]::new));
    }
    ComputationGraphConfiguration built =
        graph.setOutputs(vertices.get(vertices.size() - 1)).build();
    return new SavedNetwork(new Graph(built), base.weightsOf(BaseNetwork.order(built)));
  }

  /** The shape of what some vertices of the base give for a row, by trying once in a process. */
  InputShape shape(List<String> vertices, List<InputShape> inputs) {
    BaseNetwork.Given given =
        base.shapes()
            .computeIfAbsent(
                new BaseNetwork.Part(List.copyOf(vertices), List.copyOf(inputs)), this::tried);
    InputShape shape = given.shape();
    if (shape == null) {
      throw new BadConfiguration(given.reason());
    }
    return shape;
  }

  private BaseNetwork.Given tried(BaseNetwork.Part part) {
    try {
      return new BaseNetwork.Given(tried(part.vertices(), part.inputs()), "");
    } catch (BadConfiguration e) {
      return new BaseNetwork.Given(null, String.valueOf(e.getMessage()));
    }
  }

  private InputShape tried(List<String> vertices, List<InputShape> inputs) {
    SavedNetwork network = network(vertices);
    ComputationGraph graph =
        new ComputationGraph(((Graph) network.configuration()).configuration());
    graph.init(Nd4j.createFromArray(network.parameters()), false);
    INDArray[] row = inputs.stream().map(BaseParts::zeros).toArray(INDArray[]::new);
    try {
      long[] given = graph.output(false, row)[0].shape();
      return switch (given.length) {
        case 2 -> new InputShape.Vector((int) given[1]);
        case 3 -> new InputShape.Sequence((int) given[1], (int) given[2]);
        case 4 -> new InputShape.Image((int) given[1], (int) given[2], (int) given[3]);
        default -> throw new BadConfiguration("the base gives " + given.length + " dimensions");
      };
    } catch (BadConfiguration e) {
      throw e;
    } catch (RuntimeException e) {
      throw new BadConfiguration("the base does not read " + inputs + ": " + e.getMessage());
    }
  }

  private static INDArray zeros(InputShape shape) {
    if (shape instanceof InputShape.Image image) {
      return Nd4j.zeros(DataType.FLOAT, 1, image.channels(), image.height(), image.width());
    }
    if (shape instanceof InputShape.Sequence sequence) {
      return Nd4j.zeros(DataType.FLOAT, 1, sequence.steps(), sequence.width());
    }
    return Nd4j.zeros(DataType.FLOAT, 1, shape.numbers());
  }
}
