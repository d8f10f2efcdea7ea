package io.sparktune.model.towers;

import io.sparktune.data.InputShape;
import io.sparktune.model.Loss;
import io.sparktune.model.NetworkKind;
import io.sparktune.model.NetworkKindContract;
import java.util.List;

final class TowersKindTest extends NetworkKindContract<TowersSettings> {

  @Override
  protected NetworkKind<TowersSettings> kind() {
    return new TowersKind();
  }

  @Override
  protected TowersSettings plain() {
    return new TowersSettings(5, 0, 0, Loss.AUTO);
  }

  @Override
  protected List<TowersSettings> others() {
    return List.of(
        new TowersSettings(6, 0, 0, Loss.AUTO),
        new TowersSettings(5, 0.3, 0, Loss.AUTO),
        new TowersSettings(5, 0.3, 1e-3, Loss.AUTO),
        new TowersSettings(5, 0, 0, Loss.MSE));
  }

  @Override
  protected List<InputShape> inputs() {
    return List.of(new InputShape.Vector(4), new InputShape.Vector(3));
  }
}
