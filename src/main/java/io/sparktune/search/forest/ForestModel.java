package io.sparktune.search.forest;

import io.sparktune.search.Observation;
import io.sparktune.search.normal.StandardNormal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.IntStream;

/** What is believed of points: how good they are, and whether they keep the limits on outcomes. */
final class ForestModel {

  private static final double LEAST_PROBABILITY = 1e-6;
  private static final double INFINITE = 2;

  private final Forest score;
  private final List<Forest> violations = new ArrayList<>();
  private final double best;

  /**
   * @param open features of trials in flight, each of which is believed to become worse by one
   *     deviation than what is foretold
   * @param forests grows one from points and as many targets
   */
  ForestModel(
      TrainingTrials lessons,
      List<double[]> open,
      BiFunction<List<double[]>, List<Double>, Forest> forests) {
    Forest told = forests.apply(lessons.points(), lessons.scores());
    this.best =
        IntStream.range(0, lessons.trials().size())
            .filter(i -> lessons.trials().get(i).isPermitted())
            .mapToDouble(lessons.scores()::get)
            .max()
            .orElse(Double.NaN);
    this.score = open.isEmpty() ? told : believing(lessons, open, told, forests);
    int outcomes =
        lessons.trials().stream().mapToInt(trial -> trial.violations().size()).max().orElse(0);
    for (int outcome = 0; outcome < outcomes; outcome++) {
      violations.add(violation(lessons, outcome, forests));
    }
  }

  private static Forest believing(
      TrainingTrials lessons,
      List<double[]> open,
      Forest told,
      BiFunction<List<double[]>, List<Double>, Forest> forests) {
    List<double[]> points = new ArrayList<>(lessons.points());
    List<Double> scores = new ArrayList<>(lessons.scores());
    for (double[] point : open) {
      Prediction foretold = told.at(point);
      points.add(point);
      scores.add(foretold.mean() - Math.sqrt(foretold.variance()));
    }
    return forests.apply(points, scores);
  }

  private static Forest violation(
      TrainingTrials lessons,
      int outcome,
      BiFunction<List<double[]>, List<Double>, Forest> forests) {
    List<double[]> points = new ArrayList<>();
    List<Double> by = new ArrayList<>();
    for (int i = 0; i < lessons.trials().size(); i++) {
      Observation trial = lessons.trials().get(i);
      if (trial.violations().size() > outcome) {
        points.add(lessons.points().get(i));
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
   * The logarithm of the expected improvement that keeps all limits; while no trial keeps them, of
   * the probability to keep them.
   */
  double promise(double[] point) {
    double promise = Double.isNaN(best) ? 0 : ForestImprovement.log(score.at(point), best);
    for (Forest violation : violations) {
      Prediction by = violation.at(point);
      double kept = StandardNormal.below(-by.mean() / Math.sqrt(by.variance()));
      promise += Math.log(Math.max(LEAST_PROBABILITY, kept));
    }
    return promise;
  }
}
