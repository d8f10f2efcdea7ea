package io.sparktune.model.autoencoder;

import io.sparktune.model.NetworkSettings;
import io.sparktune.model.WeightInitialisation;
import io.sparktune.model.autoencoder.AutoencoderSettings.Noise;
import java.util.List;

/** Autoencoders for tests. */
public final class Autoencoders {

  private Autoencoders() {}

  /** One of each variant. */
  public static List<NetworkSettings> all() {
    return List.of(
        autoencoder(new Noise.None(), 0),
        autoencoder(new Noise.Gaussian(0.1), 0),
        autoencoder(new Noise.Masking(0.1), 0),
        autoencoder(new Noise.None(), 0.1));
  }

  static AutoencoderSettings autoencoder(Noise noise, double sparsity) {
    return new AutoencoderSettings(
        List.of(5), 2, "tanh", WeightInitialisation.XAVIER, noise, sparsity, 0);
  }
}
