package io.sparktune.importance;

import io.sparktune.space.Branch;
import io.sparktune.space.ChoiceParameter;
import io.sparktune.space.IntegerParameter;
import io.sparktune.space.Parameter;
import io.sparktune.space.RealParameter;
import io.sparktune.space.Scale;
import io.sparktune.space.Space;
import io.sparktune.space.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** Random searches of functions whose importances are known. */
final class Experiments {

  static final int FOLDS = 5;

  private Experiments() {}

  /** Parameters x0, x1, … from 0 to 1. */
  static Space cube(int dimensions) {
    return new Space(
        IntStream.range(0, dimensions).mapToObj(i -> unit("x" + i)).toList(), List.of());
  }

  private static Parameter unit(String name) {
    return new RealParameter(name, 0, 1, Scale.LINEAR);
  }

  /** A small network's space; the width of the second layer and momentum are on in some trials. */
  static Space network() {
    return new Space(
        List.of(
            unit("rate"),
            new ChoiceParameter("updater", List.of("adam", "sgd"))
                .withBranches(List.of(new Branch(1, 1, List.of(unit("momentum"))))),
            new IntegerParameter("layers", 1, 3, Scale.LINEAR)
                .withBranches(List.of(new Branch(1, 2, List.of(unit("second-width"))))),
            unit("dummy")));
  }

  /** In the network's space: rate matters always, momentum with sgd, the second width never. */
  static double networkMerit(Values values) {
    double merit = -4 * Math.pow(real(values, "rate") - 0.6, 2);
    return values.of("momentum").isPresent() ? merit + real(values, "momentum") - 0.5 : merit;
  }

  /** The function of Branin (1972), with x0 and x1 scaled to its domain, as a merit. */
  static double branin(Values values) {
    double x = 15 * real(values, "x0") - 5;
    double y = 15 * real(values, "x1");
    double bow = y - 5.1 / (4 * Math.PI * Math.PI) * x * x + 5 / Math.PI * x - 6;
    return -(bow * bow + 10 * (1 - 1 / (8 * Math.PI)) * Math.cos(x) + 10) / 50;
  }

  static double real(Values values, String name) {
    return (Double) values.of(name).orElseThrow();
  }

  /**
   * A random search of folds that differ in how hard they are.
   *
   * @param noise standard deviation of a fold's merit
   */
  static List<ScoredValues> search(
      Space space, ToDoubleFunction<Values> merit, int trials, double noise, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] ease = IntStream.range(0, FOLDS).mapToDouble(fold -> random.nextGaussian()).toArray();
    List<ScoredValues> scored = new ArrayList<>();
    for (int trial = 0; trial < trials; trial++) {
      Values values = space.valuesAt(random.doubles(space.dimensions()).toArray());
      double mean = merit.applyAsDouble(values);
      List<Double> folds = new ArrayList<>();
      for (double each : ease) {
        folds.add(mean + each + noise * random.nextGaussian());
      }
      scored.add(new ScoredValues(values, folds));
    }
    return scored;
  }

  static Estimate estimate(Importances importances, String parameter) {
    return importances.parameters().stream()
        .filter(each -> each.parameter().equals(parameter))
        .findFirst()
        .orElseThrow()
        .estimate();
  }

  static Estimate pair(Importances importances, String first, String second) {
    return importances.pairs().stream()
        .filter(each -> each.first().equals(first) && each.second().equals(second))
        .findFirst()
        .orElseThrow()
        .estimate();
  }
}
