package io.sparktune.model.mlp;

import io.sparktune.data.InputShape;
import io.sparktune.model.Loss;
import io.sparktune.model.NetworkKind;
import io.sparktune.model.NetworkKindContract;
import io.sparktune.model.WeightInitialisation;
import java.util.List;

final class MlpKindContractTest extends NetworkKindContract<MlpSettings> {

  @Override
  protected NetworkKind<MlpSettings> kind() {
    return new MlpKind();
  }

  private static MlpSettings settings(List<Integer> units, double dropout, double l2, Loss loss) {
    boolean batchNormalisation = dropout > 0;
    return new MlpSettings(
        units, "tanh", WeightInitialisation.XAVIER, dropout, batchNormalisation, 0, l2, loss);
  }

  @Override
  protected MlpSettings plain() {
    return settings(List.of(5, 4), 0, 0, Loss.AUTO);
  }

  @Override
  protected List<MlpSettings> others() {
    return List.of(
        settings(List.of(5), 0, 0, Loss.AUTO),
        settings(List.of(4, 5), 0.3, 0, Loss.AUTO),
        settings(List.of(5, 4), 0.3, 1e-3, Loss.AUTO),
        settings(List.of(5, 4), 0, 0, Loss.MSE));
  }

  @Override
  protected List<InputShape> inputs() {
    return List.of(new InputShape.Vector(6));
  }
}
