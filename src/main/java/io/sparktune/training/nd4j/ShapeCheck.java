package io.sparktune.training.nd4j;

import io.sparktune.data.InputShape;
import io.sparktune.model.NetworkConfiguration;
import io.sparktune.model.NetworkConfiguration.Graph;
import io.sparktune.model.NetworkConfiguration.Layers;
import io.sparktune.model.json.BadModelFile;
import java.util.Collection;
import java.util.List;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;

/** A check of what the layers of a network of a file read and give, before there is an array. */
record ShapeCheck(NetworkConfiguration configuration) {

  /** Numbers that a layer gives for a row: far more than any of ours. */
  private static final long MOST_NUMBERS = 1L << 22;

  /**
   * Checks both ends and, for inputs that are vectors, the sizes between.
   *
   * @throws BadModelFile if they do not fit
   */
  void require(List<InputShape> inputs, int outputs) {
    try {
      if (!NetworkShape.of(configuration).fits(inputs, outputs)) {
        throw new BadModelFile(
            "the network does not read " + inputs + " and give " + outputs + " outputs");
      }
      if (inputs.stream().allMatch(InputShape.Vector.class::isInstance)) {
        for (InputType given : types(inputs)) {
          if (given.arrayElementsPerExample() > MOST_NUMBERS) {
            throw new BadModelFile("a layer of the network gives " + given + " for a row");
          }
        }
      }
    } catch (BadModelFile e) {
      throw e;
    } catch (RuntimeException e) {
      throw unfit(e);
    }
  }

  /** What each layer gives. */
  private Collection<InputType> types(List<InputShape> inputs) {
    InputType[] vectors =
        inputs.stream()
            .map(input -> InputType.feedForward(input.numbers()))
            .toArray(InputType[]::new);
    if (configuration instanceof Layers layers) {
      return layers.configuration().getLayerActivationTypes(vectors[0]);
    }
    // A copy: this may set what it finds missing.
    ComputationGraphConfiguration graph = ((Graph) configuration).configuration().clone();
    return graph.getLayerActivationTypes(false, false, vectors).values();
  }

  static BadModelFile unfit(Throwable cause) {
    return new BadModelFile(
        "the layers of the network do not fit together: " + BadModelFile.reason(cause), cause);
  }
}
