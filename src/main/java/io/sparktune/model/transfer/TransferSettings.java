package io.sparktune.model.transfer;

import io.sparktune.model.Loss;
import io.sparktune.model.NetworkKind;
import io.sparktune.model.NetworkSettings;
import io.sparktune.model.WeightInitialisation;
import io.sparktune.settings.FileReference;
import java.util.List;

/**
 * A network with the layers of another below and new ones on top.
 *
 * @param base the file of the other
 * @param cut its last layer that is taken over
 * @param freeze its last layer that does not train; {@code none} where all do
 * @param unfreezeAfter the epochs after which these train, too; 0 where they never do
 * @param baseRate the share of the learning rate for its layers that train
 * @param units of each new hidden layer
 * @param activation of the new hidden layers
 * @param dropout the share of the inputs of each new layer that is dropped
 */
public record TransferSettings(
    FileReference base,
    List<String> layerClasses,
    String cut,
    String freeze,
    int unfreezeAfter,
    double baseRate,
    List<Integer> units,
    String activation,
    WeightInitialisation weightInitialisation,
    double dropout,
    Loss loss)
    implements NetworkSettings {

  public TransferSettings {
    layerClasses = List.copyOf(layerClasses);
    units = List.copyOf(units);
  }

  @Override
  public NetworkKind<TransferSettings> kind() {
    return new TransferKind();
  }
}
