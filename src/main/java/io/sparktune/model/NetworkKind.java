package io.sparktune.model;

import io.sparktune.data.InputShape;
import io.sparktune.settings.SettingsReader;
import io.sparktune.settings.Task;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A kind of network, such as the multi-layer perceptron. Has no state.
 *
 * <p>Arrays of inputs have a row for each example: {@code [rows, width]} for a vector, {@code
 * [rows, channels, height, width]} for an image, {@code [rows, steps, width]} for a sequence and
 * {@code [rows, steps]} for ids.
 *
 * @param <S> the settings of such a network
 */
public interface NetworkKind<S extends NetworkSettings> {

  /** The value of {@code model.kind}. */
  String name();

  /** Reads the other keys of {@code model}. */
  S read(SettingsReader model, Task task);

  /**
   * The reason why such networks cannot read these inputs, such as "it reads one vector, not an
   * image"; empty where they can.
   */
  Optional<String> reasonAgainst(List<InputShape> inputs);

  /**
   * The configuration of a network.
   *
   * @param settings that this kind has read
   * @param design the parts of the configuration that all kinds share
   * @throws BadConfiguration if there is no such network
   */
  NetworkConfiguration configuration(S settings, NetworkDesign design);

  /**
   * The parts that were trained before, for inputs of these shapes. Where one is frozen, the
   * configuration for training is of the rest, and that of a file and of a design that {@linkplain
   * NetworkDesign#isUnfrozen() trains all} of the whole, whose weights are those of the frozen part
   * and then those of the rest.
   *
   * @throws BadConfiguration if there is no such network
   */
  default Pretrained pretrained(S settings, List<InputShape> inputs) {
    return Pretrained.NONE;
  }

  /**
   * Whether its networks have layers that somebody else chose, which are tried before any trains.
   */
  default boolean hasLayersOfOthers() {
    return false;
  }

  /**
   * The names of classes that its configurations contain besides Deeplearning4j's, such as layers
   * of its own: files of its networks may name them.
   */
  default Set<String> layerClasses() {
    return Set.of();
  }
}
