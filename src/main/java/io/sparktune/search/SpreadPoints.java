package io.sparktune.search;

import io.sparktune.space.Parameter;
import io.sparktune.space.Space;
import io.sparktune.space.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Predicate;

/**
 * Draws untried points far from all trials: of several with the same options and the same
 * parameters on, that with the most distant nearest trial (Mitchell's best candidate). Options are
 * as likely as in a uniform draw.
 */
final class SpreadPoints {

  private static final int CANDIDATES = 10;

  /** Of longer histories, evenly spaced trials are compared. */
  private static final int MOST_TRIALS = 1_000;

  /** The squared distance of two options, or of on and off: about that of random numbers. */
  private static final double APART = 0.1;

  private final Space space;
  private final UniformPoints uniform;
  private final UntriedPoints untried;
  private final TriedValues tried = new TriedValues();
  private final IncrementalLearner<Places> places;

  SpreadPoints(Space space) {
    this.space = space;
    this.uniform = new UniformPoints(space);
    this.untried = new UntriedPoints(uniform);
    this.places = new IncrementalLearner<>(Places::new);
  }

  Values next(History history, SplittableRandom random) {
    Predicate<Values> isTried = tried.in(history);
    Values first = untried.next(isTried, random);
    List<double[]> trials = new ArrayList<>(places.upTo(history.completed()).spaced());
    history.pending().forEach(trial -> trials.add(space.pointOf(trial.values())));
    double[] point = space.pointOf(first);
    Values farthest = first;
    double distance = nearest(point, trials);
    for (int i = 1; i < CANDIDATES; i++) {
      double[] other = redrawn(point, random);
      Values values = space.valuesAt(other);
      double otherDistance = nearest(space.pointOf(values), trials);
      if (otherDistance > distance && uniform.isFeasible(other) && !isTried.test(values)) {
        farthest = values;
        distance = otherDistance;
      }
    }
    return farthest;
  }

  /** The point with other numbers, as far as no parameter depends on them. */
  private double[] redrawn(double[] point, SplittableRandom random) {
    double[] other = point.clone();
    for (int i = 0; i < other.length; i++) {
      Parameter parameter = space.parameters().get(i);
      double unit = random.nextDouble();
      if (parameter.isOrdered() && parameter.branches().isEmpty() && !Double.isNaN(other[i])) {
        other[i] = unit;
      }
    }
    return other;
  }

  private double nearest(double[] point, List<double[]> trials) {
    double nearest = Double.POSITIVE_INFINITY;
    for (double[] trial : trials) {
      nearest = Math.min(nearest, distance(point, trial));
    }
    return nearest;
  }

  /** Squared; both ends of a range count as neighbours, lest all points go to its ends. */
  private double distance(double[] point, double[] other) {
    double sum = 0;
    for (int i = 0; i < point.length; i++) {
      boolean off = Double.isNaN(point[i]);
      if (off || Double.isNaN(other[i])) {
        sum += off == Double.isNaN(other[i]) ? 0 : APART;
      } else if (space.parameters().get(i).isOrdered()) {
        double difference = Math.abs(point[i] - other[i]);
        difference = Math.min(difference, 1 - difference);
        sum += difference * difference;
      } else {
        sum += point[i] == other[i] ? 0 : APART;
      }
    }
    return sum;
  }

  /** The points of the trials that are over. */
  private final class Places implements Learner {

    private final List<double[]> points = new ArrayList<>();

    @Override
    public void learn(Observation observation) {
      points.add(space.pointOf(observation.values()));
    }

    List<double[]> spaced() {
      int stride = (points.size() + MOST_TRIALS - 1) / MOST_TRIALS;
      if (stride <= 1) {
        return points;
      }
      List<double[]> spaced = new ArrayList<>();
      for (int i = points.size() - 1; i >= 0; i -= stride) {
        spaced.add(points.get(i));
      }
      return spaced;
    }
  }
}
