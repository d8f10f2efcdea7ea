package io.sparktune.search.pbt;

import io.sparktune.space.Parameter;
import io.sparktune.space.Space;
import io.sparktune.space.Values;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Perturbs some of a trial's values and inherits the others. Numbers move in the unit interval,
 * whose ends reflect them; options of a choice, which have no order, are resampled or inherited.
 */
final class Perturbation {

  private static final int MOST_TRIES = 100;

  private final Space space;
  private final List<Parameter> perturbed;
  private final double resampleProbability;
  private final double deviation;

  Perturbation(PbtSettings settings, Space space) {
    this.space = space;
    this.resampleProbability = settings.resampleProbability();
    this.deviation = settings.perturbationDeviation();
    this.perturbed =
        space.parameters().stream()
            .filter(parameter -> settings.perturbed().contains(parameter.name()))
            .toList();
    for (Parameter parameter : perturbed) {
      if (!parameter.branches().isEmpty()) {
        throw new IllegalArgumentException(parameter.name() + " opens branches");
      }
    }
  }

  /** Perturbed feasible values; the parent's where none are found. */
  Values of(Values parent, SplittableRandom random) {
    for (int draw = 0; draw < MOST_TRIES; draw++) {
      Values values = drawn(parent, random);
      if (space.violated(values).isEmpty()) {
        return values;
      }
    }
    return parent;
  }

  private Values drawn(Values parent, SplittableRandom random) {
    Map<String, Object> values = new LinkedHashMap<>(parent.byName());
    for (Parameter parameter : perturbed) {
      values.computeIfPresent(parameter.name(), (name, value) -> other(parameter, value, random));
    }
    return new Values(values);
  }

  private Object other(Parameter parameter, Object value, SplittableRandom random) {
    if (random.nextDouble() < resampleProbability) {
      return parameter.valueAt(random.nextDouble());
    }
    if (!parameter.isOrdered()) {
      return value;
    }
    double unit = parameter.unitOf(value);
    double moved = reflected(unit + deviation * random.nextGaussian());
    Object other = parameter.valueAt(moved);
    return other.equals(value) ? neighbour(parameter, value, moved >= unit ? 1 : -1) : other;
  }

  private static double reflected(double place) {
    double folded = Math.abs(place) % 2;
    return folded > 1 ? 2 - folded : folded;
  }

  /** The next value on a side, or on the other side at an end. */
  private static Object neighbour(Parameter parameter, Object value, int side) {
    if (!parameter.isCountable() || parameter.size() == 1) {
      return value;
    }
    long index = parameter.indexOf(value);
    boolean inside = index + side >= 0 && index + side < parameter.size();
    return parameter.valueAt(index + (inside ? side : -side));
  }
}
