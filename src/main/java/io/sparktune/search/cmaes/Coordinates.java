package io.sparktune.search.cmaes;

import io.sparktune.space.Parameter;
import io.sparktune.space.Space;
import io.sparktune.space.Values;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The mapping between draws and values. Every numeric parameter that can vary has a coordinate,
 * active or not; every choice has an option. Beyond the cube the function is mirrored in a
 * continuum, and continues with the outermost value where values are countable.
 */
final class Coordinates {

  private static final double MIDDLE = 0.5;

  private final Space space;
  private final List<Integer> numbers = new ArrayList<>();
  private final List<Integer> choices = new ArrayList<>();
  private final List<Boolean> countable;

  Coordinates(Space space) {
    this.space = space;
    for (int i = 0; i < space.dimensions(); i++) {
      Parameter parameter = space.parameters().get(i);
      if (parameter.size() > 1) {
        (parameter.isOrdered() ? numbers : choices).add(i);
      }
    }
    countable = numbers.stream().map(i -> space.parameters().get(i).isCountable()).toList();
  }

  /** Seeded numbers for draws. */
  Noise noise(long seed) {
    return new Noise(seed, numbers.size(), choices.size());
  }

  /** The number of parameters that can vary, at least 1. */
  int parameters() {
    return Math.max(1, numbers.size() + choices.size());
  }

  int dimensions() {
    return numbers.size();
  }

  /** Whether a coordinate has countable values. */
  boolean isCountable(int coordinate) {
    return countable.get(coordinate);
  }

  /** The middle of the cube. */
  double[] centre() {
    double[] centre = new double[numbers.size()];
    Arrays.fill(centre, MIDDLE);
    return centre;
  }

  /** The number of options of each choice. */
  int[] choiceSizes() {
    return choices.stream()
        .mapToInt(choice -> Math.toIntExact(space.parameters().get(choice).size()))
        .toArray();
  }

  /** The parameter of a coordinate that is a number. */
  Parameter parameter(int coordinate) {
    return space.parameters().get(numbers.get(coordinate));
  }

  Values valuesOf(Candidate draw) {
    double[] point = new double[space.dimensions()];
    Arrays.fill(point, MIDDLE);
    for (int i = 0; i < numbers.size(); i++) {
      point[numbers.get(i)] = folded(i, draw.place[i]);
    }
    for (int i = 0; i < choices.size(); i++) {
      Parameter choice = space.parameters().get(choices.get(i));
      point[choices.get(i)] = choice.unitOf(choice.valueAt((long) draw.options[i]));
    }
    return space.valuesAt(point);
  }

  /** Whether a draw has these values, as far as they are on. */
  boolean match(Candidate draw, Values values) {
    for (int i = 0; i < choices.size(); i++) {
      Parameter choice = space.parameters().get(choices.get(i));
      Object value = values.byName().get(choice.name());
      if (value != null && !choice.valueAt((long) draw.options[i]).equals(value)) {
        return false;
      }
    }
    for (int i = 0; i < numbers.size(); i++) {
      Parameter number = parameter(i);
      Object value = values.byName().get(number.name());
      if (value != null && !number.valueAt(folded(i, draw.place[i])).equals(value)) {
        return false;
      }
    }
    return true;
  }

  /** The draw for values from another source; an inactive number has the mean. */
  Candidate drawOf(Values values, Gaussian gaussian) {
    double[] point = space.pointOf(values);
    double[] place = new double[numbers.size()];
    for (int i = 0; i < place.length; i++) {
      double unit = point[numbers.get(i)];
      place[i] = Double.isNaN(unit) ? gaussian.mean(i) : unit;
    }
    int[] options = new int[choices.size()];
    for (int i = 0; i < options.length; i++) {
      Parameter choice = space.parameters().get(choices.get(i));
      options[i] =
          values
              .of(choice.name())
              .map(value -> Math.toIntExact(choice.indexOf(value)))
              .orElse(OptionShares.NONE);
    }
    return new Candidate(place, options);
  }

  /** The place in the unit interval for a place of a coordinate, which may be beyond. */
  double folded(int coordinate, double place) {
    if (isCountable(coordinate)) {
      return Math.max(0, Math.min(1, place));
    }
    double turn = Math.abs(place) % 2;
    return turn > 1 ? 2 - turn : turn;
  }
}
