package io.sparktune.model.cnn;

import io.sparktune.model.Loss;
import io.sparktune.model.NetworkKind;
import io.sparktune.model.NetworkSettings;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A convolutional network: blocks of convolutions, fully connected layers behind them and an output
 * layer.
 *
 * @param globalPooling of each channel to one number before the fully connected layers; without it
 *     they read every pixel
 * @param labelSmoothing the share of the label that is spread over all classes
 */
record CnnSettings(
    List<ConvolutionBlock> blocks,
    Pooling globalPooling,
    DenseHead head,
    Penalties penalties,
    double labelSmoothing,
    Loss loss)
    implements NetworkSettings {

  /** The keys of a block that may change while the network trains. */
  private static final List<String> CHANGEABLE_IN_BLOCKS = List.of("dropout", "spatial-dropout");

  CnnSettings {
    blocks = List.copyOf(blocks);
    if (blocks.isEmpty()) {
      throw new IllegalArgumentException("there are no blocks");
    }
    if (!(labelSmoothing >= 0 && labelSmoothing < 1)) {
      throw new IllegalArgumentException("the label smoothing is " + labelSmoothing);
    }
  }

  @Override
  public NetworkKind<CnnSettings> kind() {
    return new CnnKind();
  }

  @Override
  public Set<String> changeableInTraining() {
    Set<String> keys =
        new TreeSet<>(
            Set.of("dense-dropout", "l1", "l2", "dense-l1", "dense-l2", "label-smoothing"));
    for (String key : CHANGEABLE_IN_BLOCKS) {
      keys.add(key);
      for (int block = 0; block < blocks.size(); block++) {
        keys.add("blocks." + block + "." + key);
      }
    }
    return keys;
  }
}
