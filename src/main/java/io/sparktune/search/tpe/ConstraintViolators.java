package io.sparktune.search.tpe;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The trials that violate constraints on outcomes. */
final class ConstraintViolators {

  private record Violator(int number, List<Double> violations) {}

  private final List<Violator> violators = new ArrayList<>();
  private final List<Double> sums = new ArrayList<>();

  void add(int number, List<Double> violations) {
    violators.add(new Violator(number, violations));
    for (int i = 0; i < violations.size(); i++) {
      if (i == sums.size()) {
        sums.add(0.0);
      }
      sums.set(i, sums.get(i) + excess(violations.get(i)));
    }
  }

  /** Those with the smallest violations, the smallest first. */
  List<Integer> best(int most) {
    return violators.stream()
        .sorted(Comparator.comparingDouble(this::total))
        .limit(most)
        .map(Violator::number)
        .toList();
  }

  /**
   * Constraints have units of their own: each violation is divided by the sum of all of its
   * constraint.
   */
  private double total(Violator violator) {
    double total = 0;
    for (int i = 0; i < violator.violations.size(); i++) {
      double excess = excess(violator.violations.get(i));
      total += excess > 0 ? excess / sums.get(i) : 0;
    }
    return total;
  }

  /** NaN and infinity are beyond all that was measured. */
  private static double excess(double violation) {
    return Double.isFinite(violation)
        ? Math.max(0, violation)
        : violation < 0 ? 0 : Math.sqrt(Double.MAX_VALUE);
  }
}
