package io.sparktune.model.autoencoder;

import io.sparktune.model.Activations;
import io.sparktune.model.Loss;
import io.sparktune.model.NetworkKind;
import io.sparktune.model.NetworkSettings;
import io.sparktune.model.WeightInitialisation;
import io.sparktune.settings.Settings;
import java.util.List;
import java.util.Set;

/**
 * An autoencoder: layers that narrow to a code, and their mirror image. It predicts the mean
 * squared error of the reconstruction of a row, and is trained to make that small.
 *
 * @param units of the encoder's hidden layers; the decoder has them in turn
 * @param code the width of the code
 * @param activation of all hidden layers and of the code, by its name in {@link Activations}
 * @param sparsity weight of the mean absolute code in the loss; never in scores
 * @param l2 weight of half the squared weights in the loss
 */
record AutoencoderSettings(
    List<Integer> units,
    int code,
    String activation,
    WeightInitialisation weightInitialisation,
    Noise noise,
    double sparsity,
    double l2)
    implements NetworkSettings {

  AutoencoderSettings {
    units = List.copyOf(units);
    if (code < 1 || !(sparsity >= 0 && l2 >= 0)) {
      throw new IllegalArgumentException(
          "the code is " + code + ", the penalties " + sparsity + " and " + l2);
    }
  }

  /** A change of inputs in training, whose rows as they are have to be found again. */
  sealed interface Noise extends Settings {
    record None() implements Noise {}

    /** Numbers with this standard deviation, added to every input. */
    record Gaussian(double deviation) implements Noise {}

    /** Inputs that become 0, drawn with this probability; the others grow as much. */
    record Masking(double share) implements Noise {}
  }

  @Override
  public NetworkKind<AutoencoderSettings> kind() {
    return new AutoencoderKind();
  }

  /** The output is an error, which is to be 0. */
  @Override
  public Loss loss() {
    return Loss.MAE;
  }

  @Override
  public Set<String> changeableInTraining() {
    return Set.of("sparsity", "l2");
  }
}
