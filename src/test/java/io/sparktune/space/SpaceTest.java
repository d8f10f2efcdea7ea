package io.sparktune.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class SpaceTest {

  private static final Space SPACE =
      new Space(
          List.of(
              new ChoiceParameter("updater", List.of("adam", "sgd"))
                  .withBranches(
                      List.of(
                          new Branch(
                              1, 1, List.of(new RealParameter("momentum", 0, 1, Scale.LINEAR))))),
              new IntegerParameter("layers", 1, 4, Scale.LINEAR)));

  @Test
  void parametersThatAreOff_haveNoValue() {
    assertThat(SPACE.valuesAt(new double[] {0.1, 0.5, 0.99}).byName())
        .isEqualTo(Map.of("updater", "adam", "layers", 4L));
    assertThat(SPACE.valuesAt(new double[] {0.9, 0.5, 0}).byName())
        .isEqualTo(Map.of("updater", "sgd", "momentum", 0.5, "layers", 1L));
  }

  @Test
  void valuesStandInTheOrderOfTheSpace() {
    assertThat(SPACE.valuesAt(new double[] {0.9, 0.25, 0}))
        .hasToString("updater=sgd, momentum=0.25, layers=1");
  }

  @Test
  void pointsOfAnotherSpace_areRefused() {
    assertThatThrownBy(() -> SPACE.valuesAt(new double[2]))
        .hasMessage("the point has 2 coordinates, the space 3");
  }

  @Test
  void namesAreUnique() {
    Parameter layers = new IntegerParameter("layers", 1, 4, Scale.LINEAR);
    assertThatThrownBy(() -> new Space(List.of(layers, layers)))
        .hasMessage("two parameters are named layers");
  }
}
