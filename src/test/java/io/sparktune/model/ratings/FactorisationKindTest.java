package io.sparktune.model.ratings;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparktune.data.InputShape;
import io.sparktune.model.NetworkKind;
import io.sparktune.model.NetworkKindContract;
import io.sparktune.model.NumberGradients;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class FactorisationKindTest extends NetworkKindContract<FactorisationSettings> {

  @Override
  protected NetworkKind<FactorisationSettings> kind() {
    return new FactorisationKind();
  }

  @Override
  protected FactorisationSettings plain() {
    return RatingNetworks.factorisation(3, 0);
  }

  @Override
  protected List<FactorisationSettings> others() {
    return List.of(RatingNetworks.factorisation(0, 0), RatingNetworks.factorisation(2, 1e-3));
  }

  @Override
  protected List<InputShape> inputs() {
    return RatingNetworks.INPUTS;
  }

  @Test
  void theInnerProductAndTheBiasesAreTheRating() {
    new NumberGradients(new FactorisationKind(), plain()).requireRight(RatingNetworks.INPUTS);
  }

  @Test
  void furtherColumnsHaveAnEffect() {
    List<InputShape> inputs = new ArrayList<>(RatingNetworks.INPUTS);
    inputs.add(new InputShape.Vector(4));
    assertThat(kind().reasonAgainst(inputs)).isEmpty();
    new NumberGradients(new FactorisationKind(), plain()).requireRight(inputs);
  }

  @Test
  void otherInputsAreRefused() {
    assertThat(kind().reasonAgainst(List.of(new InputShape.Vector(2))).orElse(""))
        .contains("data.kind = ratings");
    assertThat(kind().reasonAgainst(List.of(new InputShape.Ids(2, 5), new InputShape.Ids(1, 5))))
        .isPresent();
  }
}
