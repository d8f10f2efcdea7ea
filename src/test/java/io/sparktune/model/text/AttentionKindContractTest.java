package io.sparktune.model.text;

import io.sparktune.data.InputShape;
import io.sparktune.model.NetworkKind;
import io.sparktune.model.NetworkKindContract;
import io.sparktune.model.sequence.Summary;
import java.util.List;

final class AttentionKindContractTest extends NetworkKindContract<TextNetwork> {

  @Override
  protected NetworkKind<TextNetwork> kind() {
    return new TextNetworkKind(Architecture.ATTENTION);
  }

  @Override
  protected TextNetwork plain() {
    return TextNetworks.attention(Positioning.LEARNED, 1, Summary.ATTENTION, 0);
  }

  @Override
  protected List<TextNetwork> others() {
    return List.of(
        TextNetworks.attention(Positioning.NONE, 2, Summary.MEAN, 0),
        TextNetworks.attention(Positioning.LEARNED, 1, Summary.MAX, 0.3));
  }

  @Override
  protected List<InputShape> inputs() {
    return TextNetworks.INPUTS;
  }
}
