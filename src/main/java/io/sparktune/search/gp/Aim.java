package io.sparktune.search.gp;

import io.sparktune.trial.Seeds;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/** One direction in which the front of several goals is pushed outwards. */
final class Aim {

  /** The reference lies beyond the front's worst by this share of its extent. */
  private static final double MARGIN = 0.1;

  /** Or by so many deviations of all trials, so that a narrow front grows at its ends. */
  private static final double LEAST_MARGIN = 1;

  private final List<Series> goals;
  private final List<Front.Entry> front;
  private final double[] reference;
  private final double[] strides;

  /**
   * @param front at least one trial
   * @param seed of the direction, which is uniform on the sphere
   */
  Aim(List<Series> goals, List<Front.Entry> front, long seed) {
    this.goals = goals;
    this.front = front;
    this.reference = new double[goals.size()];
    this.strides = new double[goals.size()];
    SplittableRandom random = Seeds.random(seed, "direction", 0);
    double squares = 0;
    for (int i = 0; i < strides.length; i++) {
      strides[i] = Math.max(1e-3, Math.abs(random.nextGaussian()));
      squares += strides[i] * strides[i];
    }
    for (int i = 0; i < strides.length; i++) {
      int goal = i;
      double[] targets = front.stream().mapToDouble(e -> targets(e.merits())[goal]).toArray();
      double worst = Arrays.stream(targets).min().orElseThrow();
      double extent = Arrays.stream(targets).max().orElseThrow() - worst;
      double margin = Math.max(MARGIN * extent, LEAST_MARGIN);
      reference[i] = worst - margin;
      strides[i] *= (extent + margin) / Math.sqrt(squares);
    }
  }

  private double[] targets(List<Double> merits) {
    double[] targets = new double[goals.size()];
    Arrays.setAll(targets, i -> goals.get(i).scale().target(merits.get(i)));
    return targets;
  }

  /**
   * The outlook in this direction.
   *
   * @param awaited the features of trials in flight, of which the processes know
   */
  Outlook outlook(List<double[]> awaited) {
    List<Front.Entry> bestFirst =
        front.stream().sorted(Comparator.comparingDouble(entry -> -worth(entry))).toList();
    List<GaussianProcess> processes = goals.stream().map(Series::process).toList();
    double best = worth(bestFirst.get(0));
    for (double[] features : awaited) {
      double[] means = processes.stream().mapToDouble(process -> process.mean(features)).toArray();
      best = Math.max(best, Scalarised.worth(means, reference, strides));
    }
    return new Outlook(
        new Scalarised(processes, reference, strides, best),
        bestFirst.stream().map(Front.Entry::place).toList());
  }

  private double worth(Front.Entry entry) {
    return Scalarised.worth(targets(entry.merits()), reference, strides);
  }
}
