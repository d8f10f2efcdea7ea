package io.sparktune.model.cnn;

import io.sparktune.data.InputShape;
import io.sparktune.model.Loss;
import io.sparktune.model.NetworkKind;
import io.sparktune.model.NetworkKindContract;
import java.util.List;

final class CnnKindContractTest extends NetworkKindContract<CnnSettings> {

  @Override
  protected NetworkKind<CnnSettings> kind() {
    return new CnnKind();
  }

  @Override
  protected CnnSettings plain() {
    return Blocks.network(Pooling.NONE, Blocks.PLAIN, Blocks.PLAIN.withFilters(2));
  }

  @Override
  protected List<CnnSettings> others() {
    Penalties penalties = new Penalties(1e-5, 1e-4, 1e-6, 1e-3);
    return List.of(
        Blocks.network(Pooling.AVERAGE, Blocks.PLAIN),
        Blocks.network(Pooling.MAX, Blocks.PLAIN, Blocks.pair(true, true, false)),
        Blocks.network(Pooling.NONE, Blocks.PLAIN, Blocks.pair(true, false, true)),
        Blocks.network(Pooling.NONE, Blocks.pooled(Blocks.PLAIN, Pooling.AVERAGE)),
        Blocks.network(
            Pooling.NONE, 0.3, penalties, 0.1, Loss.AUTO, Blocks.dropping(0.2, 0.3, true)),
        Blocks.network(Pooling.NONE, 0, Penalties.NONE, 0, Loss.MSE, Blocks.PLAIN));
  }

  @Override
  protected List<InputShape> inputs() {
    return List.of(new InputShape.Image(2, 6, 5));
  }
}
