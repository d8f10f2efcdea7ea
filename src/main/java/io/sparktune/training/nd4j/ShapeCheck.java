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

  /** Numbers that a layer gives for a row of vectors: far more than any of ours. */
  private static final long MOST_NUMBERS = 1L << 22;

  /** The same for pictures, sequences and texts: 64 maps of a picture of 1,024 × 1,024. */
  private static final long MOST_PLACES = 1L << 26;

  /**
   * Checks both ends and the sizes between.
   *
   * @throws BadModelFile if they do not fit
   */
  void require(List<InputShape> inputs, int outputs) {
    try {
      if (!NetworkShape.of(configuration).fits(inputs, outputs)) {
        throw new BadModelFile(
            "the network does not read " + inputs + " and give " + outputs + " outputs");
      }
      boolean areVectors = inputs.stream().allMatch(InputShape.Vector.class::isInstance);
      for (InputType given : areVectors ? types(inputs) : knownTypes(inputs)) {
        if (numbers(given) > (areVectors ? MOST_NUMBERS : MOST_PLACES)) {
          throw new BadModelFile("a layer of the network gives " + given + " for a row");
        }
      }
    } catch (BadModelFile e) {
      throw e;
    } catch (RuntimeException e) {
      throw unfit(e);
    }
  }

  /** Of a sequence whose length no layer says, those of one step. */
  private static long numbers(InputType type) {
    return type instanceof InputType.InputTypeRecurrent sequence
            && sequence.getTimeSeriesLength() <= 0
        ? sequence.getSize()
        : type.arrayElementsPerExample();
  }

  /**
   * What each layer gives, where that is known beforehand. Some layers that read sequences in
   * either layout do not say so: a row of zeros shows whether they fit.
   */
  private Collection<InputType> knownTypes(List<InputShape> inputs) {
    try {
      return types(inputs);
    } catch (RuntimeException e) {
      return List.of();
    }
  }

  /** What each layer gives. */
  private Collection<InputType> types(List<InputShape> inputs) {
    InputType[] types = inputs.stream().map(ShapeCheck::type).toArray(InputType[]::new);
    if (configuration instanceof Layers layers) {
      return layers.configuration().getLayerActivationTypes(types[0]);
    }
    // A copy: this may set what it finds missing.
    ComputationGraphConfiguration graph = ((Graph) configuration).configuration().clone();
    return graph.getLayerActivationTypes(false, false, types).values();
  }

  private static InputType type(InputShape input) {
    if (input instanceof InputShape.Image image) {
      return InputType.convolutional(image.height(), image.width(), image.channels());
    }
    if (input instanceof InputShape.Sequence sequence) {
      return InputType.recurrent(sequence.width(), sequence.steps());
    }
    return input instanceof InputShape.Tokens tokens
        ? InputType.recurrent(1, tokens.most())
        : InputType.feedForward(input.numbers());
  }

  static BadModelFile unfit(Throwable cause) {
    return new BadModelFile(
        "the layers of the network do not fit together: " + BadModelFile.reason(cause), cause);
  }
}
