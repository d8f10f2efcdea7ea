package io.sparktune.model.text;

import io.sparktune.data.InputShape;
import io.sparktune.model.NetworkKind;
import io.sparktune.model.NetworkKindContract;
import java.util.List;

final class TextCnnKindContractTest extends NetworkKindContract<TextNetwork> {

  @Override
  protected NetworkKind<TextNetwork> kind() {
    return new TextNetworkKind(Architecture.TEXT_CNN);
  }

  @Override
  protected TextNetwork plain() {
    return TextNetworks.CONVOLUTIONS;
  }

  @Override
  protected List<TextNetwork> others() {
    return List.of(
        TextNetworks.of(Architecture.TEXT_CNN, new ConvolutionTower(List.of(1), 4, "relu", 0)),
        TextNetworks.of(
            Architecture.TEXT_CNN, new ConvolutionTower(List.of(2, 9), 4, "gelu", 0.3), 0.2));
  }

  @Override
  protected List<InputShape> inputs() {
    return TextNetworks.INPUTS;
  }
}
