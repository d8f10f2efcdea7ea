package io.sparktune.model.ratings;

import io.sparktune.data.InputShape;
import io.sparktune.model.NetworkKind;
import io.sparktune.model.NetworkKindContract;
import io.sparktune.model.NumberGradients;
import io.sparktune.model.ratings.NcfSettings.TowerInput;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class NcfKindTest extends NetworkKindContract<NcfSettings> {

  @Override
  protected NetworkKind<NcfSettings> kind() {
    return new NcfKind();
  }

  @Override
  protected NcfSettings plain() {
    return RatingNetworks.ncf(2, TowerInput.BOTH_AND_PRODUCT, List.of(4, 3), 0);
  }

  @Override
  protected List<NcfSettings> others() {
    return List.of(
        RatingNetworks.ncf(2, TowerInput.BOTH, List.of(4), 0),
        RatingNetworks.ncf(0, TowerInput.PRODUCT, List.of(4), 0.3),
        RatingNetworks.ncf(3, TowerInput.BOTH, List.of(), 0));
  }

  @Override
  protected List<InputShape> inputs() {
    return RatingNetworks.INPUTS;
  }

  @Test
  void gradientsOfARatingAreRightWithAndWithoutFurtherColumns() {
    List<InputShape> more = new ArrayList<>(RatingNetworks.INPUTS);
    more.add(new InputShape.Vector(4));
    for (NcfSettings settings :
        List.of(
            plain(),
            others().get(0),
            others().get(2),
            RatingNetworks.ncf(0, TowerInput.PRODUCT, List.of(4, 3), 0),
            RatingNetworks.ncf(2, TowerInput.PRODUCT, List.of(4), 0))) {
      NumberGradients gradients = new NumberGradients(new NcfKind(), settings);
      gradients.requireRight(RatingNetworks.INPUTS);
      gradients.requireRight(more);
    }
  }
}
