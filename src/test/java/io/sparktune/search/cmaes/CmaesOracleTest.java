package io.sparktune.search.cmaes;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparktune.search.History;
import io.sparktune.search.Observation;
import io.sparktune.search.Sampler;
import io.sparktune.search.SearchShape;
import io.sparktune.space.Parameter;
import io.sparktune.space.RealParameter;
import io.sparktune.space.Scale;
import io.sparktune.space.Space;
import io.sparktune.space.Values;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.apache.commons.math3.analysis.MultivariateFunction;
import org.apache.commons.math3.optim.InitialGuess;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.SimpleBounds;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.nonlinear.scalar.ObjectiveFunction;
import org.apache.commons.math3.optim.nonlinear.scalar.noderiv.CMAESOptimizer;
import org.apache.commons.math3.random.MersenneTwister;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Evaluations to a target, beside an implementation that others wrote. */
final class CmaesOracleTest {

  private static final int DIMENSIONS = 5;
  private static final int MOST_EVALUATIONS = 6_000;
  private static final int SEEDS = 9;
  private static final double TARGET = 1e-6;
  private static final double SIGMA = 0.2;

  /** A function of the cube with a minimum of 0. */
  private record Landscape(String name, ToDoubleFunction<double[]> formula) {

    @Override
    public String toString() {
      return name;
    }
  }

  static List<Landscape> landscapes() {
    return List.of(
        new Landscape("sphere", x -> sum(x, (i, shifted) -> shifted * shifted)),
        new Landscape(
            "ellipsoid",
            x -> sum(x, (i, shifted) -> Math.pow(1e4, i / (DIMENSIONS - 1.0)) * shifted * shifted)),
        new Landscape(
            "different powers", x -> sum(x, (i, shifted) -> Math.pow(Math.abs(shifted), 2 + i))),
        new Landscape("rosenbrock", CmaesOracleTest::rosenbrock));
  }

  private interface Term {
    double of(int i, double shifted);
  }

  private static double sum(double[] x, Term term) {
    return IntStream.range(0, x.length).mapToDouble(i -> term.of(i, x[i] - 0.3)).sum();
  }

  /** From -2 to 2 in each coordinate. */
  private static double rosenbrock(double[] x) {
    double[] y = Arrays.stream(x).map(coordinate -> 4 * coordinate - 2).toArray();
    return IntStream.range(0, y.length - 1)
        .mapToDouble(i -> 100 * Math.pow(y[i + 1] - y[i] * y[i], 2) + Math.pow(1 - y[i], 2))
        .sum();
  }

  /** Without elites the algorithm is the same: both need about as many evaluations. */
  @ParameterizedTest
  @MethodSource("landscapes")
  void plainAdaptation_needsAboutAsManyEvaluationsAsTheOracle(Landscape landscape) {
    double ratio = median(landscape, new CmaesSettings(1, 8, 0, SIGMA, 1)) / oracle(landscape);

    assertThat(ratio).isBetween(0.6, 1.4);
  }

  @ParameterizedTest
  @MethodSource("landscapes")
  void elites_doNotCostMuchInALongSearchForTheLastDigits(Landscape landscape) {
    double ratio = median(landscape, CmaesSettings.defaults()) / oracle(landscape);

    assertThat(ratio).isLessThan(1.4);
  }

  private static double median(Landscape landscape, CmaesSettings settings) {
    return median(
        IntStream.range(0, SEEDS).mapToDouble(seed -> evaluations(landscape, settings, seed)));
  }

  private static double oracle(Landscape landscape) {
    return median(IntStream.range(0, SEEDS).mapToDouble(seed -> oracle(landscape, seed)));
  }

  private static double median(DoubleStream evaluations) {
    return evaluations.sorted().toArray()[SEEDS / 2];
  }

  private static double evaluations(Landscape landscape, CmaesSettings settings, int seed) {
    List<Parameter> parameters = new ArrayList<>();
    for (int i = 0; i < DIMENSIONS; i++) {
      parameters.add(new RealParameter("x" + i, 0, 1, Scale.LINEAR));
    }
    Sampler sampler =
        settings.sampler(new SearchShape(new Space(parameters), 1, Integer.MAX_VALUE, seed));
    List<Observation> completed = new ArrayList<>();
    for (int number = 0; number < MOST_EVALUATIONS; number++) {
      Values values = sampler.suggest(number, History.of(completed, List.of()));
      double[] x = values.byName().values().stream().mapToDouble(value -> (Double) value).toArray();
      double result = landscape.formula.applyAsDouble(x);
      if (result < TARGET) {
        return number + 1;
      }
      completed.add(Observation.complete(number, values, -result));
    }
    return MOST_EVALUATIONS;
  }

  private static double oracle(Landscape landscape, int seed) {
    int[] evaluations = {0, MOST_EVALUATIONS};
    MultivariateFunction function =
        x -> {
          evaluations[0]++;
          double result = landscape.formula.applyAsDouble(x);
          if (result < TARGET) {
            evaluations[1] = Math.min(evaluations[1], evaluations[0]);
          }
          return result;
        };
    MersenneTwister random = new MersenneTwister(seed);
    double[] start = new double[DIMENSIONS];
    Arrays.setAll(start, i -> random.nextDouble());
    new CMAESOptimizer(MOST_EVALUATIONS, TARGET, true, 0, 0, random, false, null)
        .optimize(
            new MaxEval(MOST_EVALUATIONS),
            new ObjectiveFunction(function),
            GoalType.MINIMIZE,
            new CMAESOptimizer.Sigma(filled(SIGMA)),
            new CMAESOptimizer.PopulationSize(8),
            new InitialGuess(start),
            new SimpleBounds(filled(0), filled(1)));
    return evaluations[1];
  }

  private static double[] filled(double value) {
    double[] filled = new double[DIMENSIONS];
    Arrays.fill(filled, value);
    return filled;
  }
}
