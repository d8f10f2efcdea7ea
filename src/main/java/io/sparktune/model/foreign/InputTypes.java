package io.sparktune.model.foreign;

import io.sparktune.data.InputShape;
import io.sparktune.model.BadConfiguration;
import java.util.List;
import java.util.Optional;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.inputs.InputType;

/** The shapes of inputs in Deeplearning4j's terms. */
public final class InputTypes {

  private InputTypes() {}

  /** The reason why a configuration cannot be given these inputs; empty where it can. */
  public static Optional<String> reasonAgainst(List<InputShape> inputs) {
    return inputs.stream()
            .noneMatch(each -> each instanceof InputShape.Ids || each instanceof InputShape.Tokens)
        ? Optional.empty()
        : Optional.of("it reads vectors, images and sequences, not " + inputs);
  }

  static InputType[] of(List<InputShape> inputs) {
    return inputs.stream().map(InputTypes::of).toArray(InputType[]::new);
  }

  private static InputType of(InputShape shape) {
    if (shape instanceof InputShape.Vector vector) {
      return InputType.feedForward(vector.width());
    }
    if (shape instanceof InputShape.Image image) {
      return InputType.convolutional(image.height(), image.width(), image.channels());
    }
    if (shape instanceof InputShape.Sequence sequence) {
      return InputType.recurrent(sequence.width(), sequence.steps(), RNNFormat.NWC);
    }
    throw new BadConfiguration("ids are not read");
  }
}
