package io.sparktune.search.gp;

import io.sparktune.search.gp.acquisition.AcquisitionTarget;
import io.sparktune.search.gp.acquisition.ScalarizedImprovement;
import io.sparktune.search.gp.process.GaussianProcess;
import io.sparktune.trial.Seeds;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/** A random direction of scalarisation, in which the front of several goals is improved. */
final class FrontDirection {

  /** The reference lies beyond the front's worst by this share of its extent. */
  private static final double MARGIN = 0.1;

  /** Or by so many deviations of all trials, so that a narrow front grows at its ends. */
  private static final double LEAST_MARGIN = 1;

  private final List<OutcomeModel> goals;
  private final List<ObservedFront.Entry> front;
  private final double[] reference;
  private final double[] strides;

  /**
   * @param front at least one trial
   * @param seed of the direction, which is uniform on the sphere
   */
  FrontDirection(List<OutcomeModel> goals, List<ObservedFront.Entry> front, long seed) {
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
   * The acquisition target in this direction.
   *
   * @param pending the features of pending trials, which the processes have
   */
  AcquisitionTarget target(List<double[]> pending) {
    List<ObservedFront.Entry> bestFirst =
        front.stream().sorted(Comparator.comparingDouble(entry -> -value(entry))).toList();
    List<GaussianProcess> processes = goals.stream().map(OutcomeModel::process).toList();
    double best = value(bestFirst.get(0));
    for (double[] features : pending) {
      double[] means = processes.stream().mapToDouble(process -> process.mean(features)).toArray();
      best = Math.max(best, ScalarizedImprovement.value(means, reference, strides));
    }
    return new AcquisitionTarget(
        new ScalarizedImprovement(processes, reference, strides, best),
        bestFirst.stream().map(ObservedFront.Entry::place).toList());
  }

  private double value(ObservedFront.Entry entry) {
    return ScalarizedImprovement.value(targets(entry.merits()), reference, strides);
  }
}
