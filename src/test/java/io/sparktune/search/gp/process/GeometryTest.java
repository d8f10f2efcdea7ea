package io.sparktune.search.gp.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sparktune.space.Branch;
import io.sparktune.space.ChoiceParameter;
import io.sparktune.space.IntegerParameter;
import io.sparktune.space.RealParameter;
import io.sparktune.space.Scale;
import io.sparktune.space.Space;
import java.util.List;
import org.junit.jupiter.api.Test;

final class GeometryTest {

  private static final Cube CUBE =
      new Cube(
          new Space(
              List.of(
                  new ChoiceParameter("updater", List.of("adam", "sgd", "rmsprop"))
                      .withBranches(
                          List.of(
                              new Branch(
                                  1, 1, List.of(new RealParameter("m", 0, 1, Scale.LINEAR))))),
                  new IntegerParameter("layers", 1, 4, Scale.LINEAR),
                  new ChoiceParameter("only", List.of(1L)))));

  private static final Geometry GEOMETRY = new Geometry(CUBE);

  @Test
  void aParameterWithOneValueHasNoAxis() {
    assertThat(GEOMETRY.axes()).isEqualTo(3);
  }

  @Test
  void optionsAreAllOneApart() {
    assertThat(squared(0, at(0.1, 0, 0), at(0.9, 0, 0))).isEqualTo(1);
    assertThat(squared(0, at(0.1, 0, 0), at(0.2, 0, 0))).isZero();
  }

  @Test
  void placesOfWhichOneLacksAParameterAreARadiusApartWhereverItStands() {
    double radius = 2 / Math.PI;
    for (double unit = 0; unit <= 1; unit += 0.25) {
      assertThat(squared(1, at(0.1, unit, 0), at(0.5, unit, 0)))
          .isCloseTo(radius * radius, within(1e-12));
    }
    assertThat(squared(1, at(0.1, 0.3, 0), at(0.9, 0.8, 0))).isZero();
  }

  @Test
  void placesThatHaveAParameterAreAChordApart() {
    double chord = 2 * (2 / Math.PI) * Math.sin(Math.PI / 4 * 0.6);

    assertThat(squared(1, at(0.5, 0.2, 0), at(0.5, 0.8, 0)))
        .isCloseTo(chord * chord, within(1e-12));
  }

  @Test
  void whatIsRoundedToTheSameValueIsAtTheSamePlace() {
    assertThat(squared(2, at(0, 0, 0.26), at(0, 0, 0.49))).isZero();
    assertThat(squared(2, at(0, 0, 0.2), at(0, 0, 0.3))).isCloseTo(0.0625, within(1e-12));
  }

  @Test
  void studiesAreAllOneApartOnAnAxisOfTheirOwn() {
    Geometry geometry = new Geometry(CUBE, 2);
    double[] today = geometry.features(CUBE.place(new double[] {0.5, 0.2, 0, 0.5}));
    double[] weights = geometry.weights(new double[] {1, 1, 1, 0.5});

    assertThat(geometry.axes()).isEqualTo(4);
    assertThat(geometry.squared(today, geometry.inStudy(today, 0), weights)).isZero();
    assertThat(geometry.squared(today, geometry.inStudy(today, 1), weights)).isEqualTo(4);
    assertThat(geometry.squared(today, geometry.inStudy(today, 2), weights)).isEqualTo(4);
  }

  private static double[] at(double updater, double momentum, double layers) {
    return GEOMETRY.features(CUBE.place(new double[] {updater, momentum, layers, 0.5}));
  }

  private static double squared(int axis, double[] a, double[] b) {
    double sum = 0;
    for (int f = 0; f < GEOMETRY.features(); f++) {
      sum += GEOMETRY.axis(f) == axis ? GEOMETRY.squared(f, a, b) : 0;
    }
    return sum;
  }
}
