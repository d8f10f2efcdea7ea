package io.sparktune.model.text;

import io.sparktune.data.InputShape;
import io.sparktune.model.NetworkKind;
import io.sparktune.model.NetworkKindContract;
import io.sparktune.model.sequence.Summary;
import java.util.List;

final class LstmKindContractTest extends NetworkKindContract<TextNetwork> {

  @Override
  protected NetworkKind<TextNetwork> kind() {
    return new TextNetworkKind(Architecture.LSTM);
  }

  @Override
  protected TextNetwork plain() {
    return TextNetworks.LSTM;
  }

  @Override
  protected List<TextNetwork> others() {
    return List.of(
        TextNetworks.lstm(false, 0, Summary.MAX, 4, 3),
        TextNetworks.lstm(true, 0, Summary.MEAN, 4),
        TextNetworks.lstm(true, 0.3, Summary.LAST, 4, 3));
  }

  @Override
  protected List<InputShape> inputs() {
    return TextNetworks.INPUTS;
  }
}
