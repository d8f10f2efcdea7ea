package io.sparktune.model.text;

import io.sparktune.model.Loss;
import io.sparktune.model.NetworkSettings;
import java.util.Set;

/**
 * A network for texts, and other features beside them.
 *
 * @param tower of each text
 * @param labelSmoothing the share of the label that is spread over all classes
 */
record TextNetwork(
    Architecture architecture,
    Embedding embedding,
    TextTower tower,
    DenseHead head,
    double labelSmoothing,
    Loss loss)
    implements NetworkSettings {

  TextNetwork {
    if (!(labelSmoothing >= 0 && labelSmoothing < 1)) {
      throw new IllegalArgumentException("the label smoothing is " + labelSmoothing);
    }
  }

  @Override
  public TextNetworkKind kind() {
    return new TextNetworkKind(architecture);
  }

  @Override
  public Set<String> changeableInTraining() {
    return Set.of("dropout", "dense-dropout", "l1", "l2", "label-smoothing");
  }
}
