package io.sparktune.search.forest;

import io.sparktune.search.Observation;
import io.sparktune.search.normal.StandardNormal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.IntStream;

/** The surrogate model of a study: forests of the merit and of each constraint on outcomes. */
final class ForestModel {

  private static final double LEAST_PROBABILITY = 1e-6;
  private static final double INFINITE = 2;

  private final Forest score;
  private final List<Forest> violations = new ArrayList<>();
  private final double best;

  /**
   * @param pending features of trials in flight, each of which counts as one deviation below its
   *     prediction
   * @param forests grows one from points and as many targets
   */
  ForestModel(
      TrainingTrials training,
      List<double[]> pending,
      BiFunction<List<double[]>, List<Double>, Forest> forests) {
    Forest fitted = forests.apply(training.points(), training.scores());
    this.best =
        IntStream.range(0, training.trials().size())
            .filter(i -> training.trials().get(i).isFeasible())
            .mapToDouble(training.scores()::get)
            .max()
            .orElse(Double.NaN);
    this.score = pending.isEmpty() ? fitted : withPending(training, pending, fitted, forests);
    int outcomes =
        training.trials().stream().mapToInt(trial -> trial.violations().size()).max().orElse(0);
    for (int outcome = 0; outcome < outcomes; outcome++) {
      violations.add(violation(training, outcome, forests));
    }
  }

  private static Forest withPending(
      TrainingTrials training,
      List<double[]> pending,
      Forest fitted,
      BiFunction<List<double[]>, List<Double>, Forest> forests) {
    List<double[]> points = new ArrayList<>(training.points());
    List<Double> scores = new ArrayList<>(training.scores());
    for (double[] point : pending) {
      Prediction predicted = fitted.at(point);
      points.add(point);
      scores.add(predicted.mean() - Math.sqrt(predicted.variance()));
    }
    return forests.apply(points, scores);
  }

  private static Forest violation(
      TrainingTrials training,
      int outcome,
      BiFunction<List<double[]>, List<Double>, Forest> forests) {
    List<double[]> points = new ArrayList<>();
    List<Double> by = new ArrayList<>();
    for (int i = 0; i < training.trials().size(); i++) {
      Observation trial = training.trials().get(i);
      if (trial.violations().size() > outcome) {
        points.add(training.points().get(i));
        by.add(trial.violations().get(outcome));
      }
    }
    return forests.apply(points, bounded(by));
  }

  /** In a unit in which none is far from 1, a power of two; the infinite ones are 2 of it. */
  private static List<Double> bounded(List<Double> violations) {
    double greatest =
        violations.stream().filter(Double::isFinite).mapToDouble(Math::abs).max().orElse(0);
    int exponent = greatest == 0 ? 0 : Math.getExponent(greatest);
    return violations.stream()
        .map(by -> Double.isFinite(by) ? Math.scalb(by, -exponent) : by < 0 ? -INFINITE : INFINITE)
        .toList();
  }

  /**
   * The logarithm of the constrained expected improvement; while no trial is feasible, of the
   * probability of feasibility.
   */
  double acquisition(double[] point) {
    double acquisition = Double.isNaN(best) ? 0 : ForestImprovement.log(score.at(point), best);
    for (Forest violation : violations) {
      Prediction by = violation.at(point);
      double feasible = StandardNormal.below(-by.mean() / Math.sqrt(by.variance()));
      acquisition += Math.log(Math.max(LEAST_PROBABILITY, feasible));
    }
    return acquisition;
  }
}
