package io.sparktune.model.text;

import io.sparktune.data.InputShape;
import io.sparktune.model.NetworkKind;
import io.sparktune.model.NetworkKindContract;
import io.sparktune.model.sequence.Summary;
import java.util.List;

final class BagKindContractTest extends NetworkKindContract<TextNetwork> {

  @Override
  protected NetworkKind<TextNetwork> kind() {
    return new TextNetworkKind(Architecture.BAG);
  }

  @Override
  protected TextNetwork plain() {
    return TextNetworks.BAG;
  }

  @Override
  protected List<TextNetwork> others() {
    BagTower highest = new BagTower(Summary.MAX);
    return List.of(
        TextNetworks.of(Architecture.BAG, highest),
        TextNetworks.of(Architecture.BAG, highest, 0.2));
  }

  @Override
  protected List<InputShape> inputs() {
    return TextNetworks.INPUTS;
  }
}
