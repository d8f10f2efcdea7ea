package io.sparktune.model.transfer;

import io.sparktune.data.InputShape;
import io.sparktune.model.NetworkKind;
import io.sparktune.model.NetworkKindContract;
import java.util.List;

/** Networks all of whose layers train: the frozen ones have a test of their own. */
final class TransferKindContractTest extends NetworkKindContract<TransferSettings> {

  @Override
  protected NetworkKind<TransferSettings> kind() {
    return new TransferKind();
  }

  @Override
  protected TransferSettings plain() {
    return Bases.settings("none", 1, List.of(), 0);
  }

  @Override
  protected List<TransferSettings> others() {
    return List.of(
        Bases.settings("none", 0.1, List.of(5), 0), Bases.settings("none", 0.1, List.of(5), 0.3));
  }

  @Override
  protected List<InputShape> inputs() {
    return List.of(new InputShape.Vector(64));
  }

  @Override
  protected InputShape strange() {
    return new InputShape.Ids(7, 2);
  }
}
