package io.sparktune.search.tpe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sparktune.space.Branch;
import io.sparktune.space.ChoiceParameter;
import io.sparktune.space.IntegerParameter;
import io.sparktune.space.Parameter;
import io.sparktune.space.RealParameter;
import io.sparktune.space.Scale;
import io.sparktune.space.Space;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

/** Densities are relative to the uniform one, so a mean over a fine grid is an integral. */
final class DensityTest {

  private static final Parameter RATE = new RealParameter("rate", 1e-5, 1, Scale.LOG);
  private static final Parameter STEPPED =
      new RealParameter("dropout", 0, 0.5, 0.05, Scale.LINEAR, List.of());
  private static final Parameter UNITS = new IntegerParameter("units", 3, 40, Scale.LOG);
  private static final Parameter UPDATER =
      new ChoiceParameter("updater", List.of("adam", "sgd", "rmsprop"));

  /** A parameter that exists for one option only. */
  private static final Parameter BRANCHED =
      UPDATER.withBranches(
          List.of(new Branch(1, 1, List.of(new RealParameter("momentum", 0, 1, Scale.LINEAR)))));

  @Test
  void everyKindOfDensityIntegratesToOne() {
    for (Parameter parameter : List.of(RATE, STEPPED, UNITS, UPDATER)) {
      for (KernelBandwidth spread : KernelBandwidth.values()) {
        Density density = density(spread, parameter);

        // The error of the middle rule is that of the edges of cells: 38 edges in 20,000 places.
        assertThat(mean(20_000, at -> Math.exp(density.logAt(new double[] {at}))))
            .describedAs(parameter.name())
            .isEqualTo(1, within(2e-3));
      }
    }
  }

  @Test
  void aProductIntegratesToOne() {
    Density density = density(KernelBandwidth.MEASURED, RATE, UNITS);

    double integral =
        mean(400, rate -> mean(2_000, unit -> Math.exp(density.logAt(new double[] {rate, unit}))));
    assertThat(integral).isEqualTo(1, within(3e-3));
  }

  @Test
  void aDensityOverBranchesIntegratesToOne() {
    Density density = density(KernelBandwidth.MEASURED, BRANCHED);

    double integral =
        mean(
            3_000,
            updater ->
                updater < 1 / 3.0 || updater > 2 / 3.0
                    ? Math.exp(density.logAt(new double[] {updater, Double.NaN}))
                    : mean(
                        1_000,
                        momentum -> Math.exp(density.logAt(new double[] {updater, momentum}))));
    assertThat(integral).isEqualTo(1, within(2e-3));
  }

  @Test
  void valuesOfACellHaveTheMassOfTheirCell() {
    Density density = density(KernelBandwidth.MEASURED, UNITS);

    for (long value = 3; value <= 40; value++) {
      double unit = UNITS.unitOf(value);
      assertThat(density.logAt(new double[] {unit}))
          .isEqualTo(density.logAt(new double[] {unit + 1e-4}));
    }
  }

  /** Pearson's statistic against the density: with 60 classes, above 112 once in 10,000 seeds. */
  @Test
  void drawnPointsHaveTheDensity() {
    int classes = 60;
    Density density = density(KernelBandwidth.MEASURED, RATE, BRANCHED);
    double[] expected = new double[classes];
    for (int rate = 0; rate < 20; rate++) {
      for (int updater = 0; updater < 3; updater++) {
        double from = rate / 20.0;
        double option = (updater + 0.5) / 3;
        expected[3 * rate + updater] =
            mean(
                    200,
                    at -> {
                      double[] point = {from + at / 20, option, Double.NaN};
                      return option > 0.4 && option < 0.6
                          ? mean(
                              200,
                              momentum -> {
                                point[2] = momentum;
                                return Math.exp(density.logAt(point));
                              })
                          : Math.exp(density.logAt(point));
                    })
                / classes;
      }
    }
    int draws = 20_000;
    int[] drawn = new int[classes];
    SplittableRandom random = new SplittableRandom(5);
    for (int i = 0; i < draws; i++) {
      double[] point = new double[3];
      density.draw(random, point);
      drawn[3 * (int) (point[0] * 20) + (int) (point[1] * 3)]++;
      assertThat(Double.isNaN(point[2])).isEqualTo((int) (point[1] * 3) != 1);
    }
    double statistic = 0;
    for (int i = 0; i < classes; i++) {
      double mean = draws * expected[i];
      statistic += (drawn[i] - mean) * (drawn[i] - mean) / mean;
    }
    assertThat(statistic).isLessThan(112);
  }

  @Test
  void pointsThatAgreeOnAStepLeaveItForOthers() {
    Parameter depth = new IntegerParameter("depth", 1, 6, Scale.LINEAR);
    ParameterTree tree = new ParameterTree(new Space(List.of(depth)));
    WeightedPoints sample = new WeightedPoints();
    for (int i = 0; i < 1_000; i++) {
      sample.add(new double[] {depth.unitOf(3L)}, 1);
    }
    Density density =
        new Density(tree, tree.together().get(0), sample, 1, KernelBandwidth.MEASURED);

    // A normal kernel is wider than half a step: its share beyond one deviation is 0.317.
    assertThat(Math.exp(density.logAt(new double[] {depth.unitOf(3L)})) / 6)
        .isEqualTo(1 - 0.317, within(2e-3));
  }

  @Test
  void aDensityWithoutPointsIsThePrior() {
    ParameterTree tree = new ParameterTree(new Space(List.of(RATE, UPDATER)));
    Density density =
        new Density(
            tree, tree.together().get(0), new WeightedPoints(), 1, KernelBandwidth.MEASURED);

    assertThat(density.logAt(new double[] {0.3, 0.5})).isZero();
  }

  private static Density density(KernelBandwidth spread, Parameter... parameters) {
    Space space = new Space(Arrays.asList(parameters));
    ParameterTree tree = new ParameterTree(space);
    WeightedPoints sample = new WeightedPoints();
    SplittableRandom random = new SplittableRandom(2);
    for (int i = 0; i < 12; i++) {
      double[] cube = random.doubles(space.dimensions(), 0, 0.7).toArray();
      sample.add(space.pointOf(space.valuesAt(cube)), 0.5 + random.nextDouble());
    }
    return new Density(tree, tree.together().get(0), sample, 1, spread);
  }

  private static double mean(int places, ToDoubleFunction<Double> function) {
    double sum = 0;
    for (int i = 0; i < places; i++) {
      sum += function.applyAsDouble((i + 0.5) / places);
    }
    return sum / places;
  }
}
