package io.sparktune.search.tpe;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparktune.space.Branch;
import io.sparktune.space.ChoiceParameter;
import io.sparktune.space.IntegerParameter;
import io.sparktune.space.RealParameter;
import io.sparktune.space.Scale;
import io.sparktune.space.Space;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ParameterTreeTest {

  private final ParameterTree tree =
      new ParameterTree(
          new Space(
              List.of(
                  new IntegerParameter(
                      "layers",
                      1,
                      3,
                      1,
                      Scale.LINEAR,
                      List.of(
                          new Branch(0, 2, List.of(units("first"))),
                          new Branch(1, 2, List.of(units("second"))))),
                  new ChoiceParameter(
                      "updater",
                      List.of("adam", "sgd"),
                      List.of(
                          new Branch(
                              1,
                              1,
                              List.of(
                                  new RealParameter("momentum", 0, 1, Scale.LINEAR),
                                  new ChoiceParameter("nesterov", List.of(true, false)))))))));

  private static IntegerParameter units(String name) {
    return new IntegerParameter(name, 8, 64, Scale.LOG);
  }

  @Test
  void parametersThatExistTogetherAreABlock() {
    assertThat(tree.byCondition())
        .containsExactly(new int[] {0, 1, 3}, new int[] {2}, new int[] {4, 5});
    assertThat(tree.together()).containsExactly(new int[] {0, 1, 2, 3, 4, 5});
    assertThat(tree.apart()).hasSize(6);
  }

  @Test
  void aParameterIsOnWhileItsParentOpensItsBranch() {
    double[] oneLayer = {0.1, 0.5, Double.NaN, 0.9, 0.5, 0.5};

    assertThat(tree.isOn(1, oneLayer)).isTrue();
    assertThat(tree.isOn(2, oneLayer)).isFalse();
    assertThat(tree.isOn(4, oneLayer)).isTrue();
  }
}
