package io.sparktune.space;

import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All points of a countable space, by number. None is listed, so 10^12 points cost nothing.
 * Inactive parameters add no points. The last parameter varies fastest.
 */
public final class Grid {

  /** A parameter with branches is walked value by value; a longer list is surely a mistake. */
  private static final long MOST_BRANCHED_VALUES = 100_000;

  private final Space space;

  public Grid(Space space) {
    for (Parameter parameter : space.parameters()) {
      if (!parameter.isCountable()) {
        throw new IllegalArgumentException(
            parameter.name() + " has no step, so its values cannot be listed");
      }
      if (!parameter.branches().isEmpty() && parameter.size() > MOST_BRANCHED_VALUES) {
        throw new IllegalArgumentException(
            parameter.name() + " opens branches and has " + parameter.size() + " values");
      }
    }
    this.space = space;
  }

  /** The number of points. */
  public BigInteger size() {
    return size(space.roots());
  }

  /** The values of a point, numbered from 0. */
  public Values valuesAt(BigInteger number) {
    if (number.signum() < 0 || number.compareTo(size()) >= 0) {
      throw new IndexOutOfBoundsException("the grid has no point " + number);
    }
    Map<String, Object> values = new LinkedHashMap<>();
    place(space.roots(), number, values);
    return new Values(values);
  }

  private static void place(
      List<Parameter> parameters, BigInteger number, Map<String, Object> values) {
    BigInteger rest = number;
    for (int i = 0; i < parameters.size(); i++) {
      BigInteger[] split =
          rest.divideAndRemainder(size(parameters.subList(i + 1, parameters.size())));
      place(parameters.get(i), split[0], values);
      rest = split[1];
    }
  }

  private static void place(Parameter parameter, BigInteger number, Map<String, Object> values) {
    if (parameter.branches().isEmpty()) {
      values.put(parameter.name(), parameter.valueAt(number.longValueExact()));
      return;
    }
    BigInteger rest = number;
    for (long index = 0; ; index++) {
      BigInteger below = size(parameter, index);
      if (rest.compareTo(below) < 0) {
        values.put(parameter.name(), parameter.valueAt(index));
        place(opened(parameter, index), rest, values);
        return;
      }
      rest = rest.subtract(below);
    }
  }

  private static List<Parameter> opened(Parameter parameter, long index) {
    return parameter.branches().stream()
        .filter(branch -> branch.opensAt(index))
        .flatMap(branch -> branch.parameters().stream())
        .toList();
  }

  private static BigInteger size(List<Parameter> parameters) {
    return parameters.stream().map(Grid::size).reduce(BigInteger.ONE, BigInteger::multiply);
  }

  private static BigInteger size(Parameter parameter) {
    if (parameter.branches().isEmpty()) {
      return BigInteger.valueOf(parameter.size());
    }
    BigInteger sum = BigInteger.ZERO;
    for (long index = 0; index < parameter.size(); index++) {
      sum = sum.add(size(parameter, index));
    }
    return sum;
  }

  private static BigInteger size(Parameter parameter, long index) {
    return size(opened(parameter, index));
  }
}
