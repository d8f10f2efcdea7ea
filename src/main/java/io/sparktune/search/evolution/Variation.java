package io.sparktune.search.evolution;

import io.sparktune.space.Parameter;
import io.sparktune.space.Space;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Crossover and mutation of points of the unit cube. A coordinate that is NaN, because its
 * parameter is inactive, stays NaN unless the other parent has it.
 */
public final class Variation {

  /** So often is a coordinate moved until its value is another. */
  private static final int MOST_MOVES = 16;

  private final List<Parameter> parameters;
  private final Crossover crossover;
  private final double crossoverIndex;
  private final Mutation mutation;
  private final double mutationIndex;

  /**
   * @param crossoverIndex distribution index of simulated binary crossover
   * @param mutationIndex distribution index of polynomial mutation
   */
  public Variation(
      Space space,
      Crossover crossover,
      double crossoverIndex,
      Mutation mutation,
      double mutationIndex) {
    this.parameters = space.parameters();
    this.crossover = crossover;
    this.crossoverIndex = crossoverIndex;
    this.mutation = mutation;
    this.mutationIndex = mutationIndex;
  }

  /** A child of two. */
  public double[] crossed(double[] one, double[] other, RandomGenerator random) {
    double[] child = new double[one.length];
    for (int i = 0; i < child.length; i++) {
      if (Double.isNaN(one[i]) || Double.isNaN(other[i])) {
        child[i] = Double.isNaN(one[i]) ? other[i] : one[i];
      } else {
        Crossover way = parameters.get(i).isOrdered() ? crossover : Crossover.UNIFORM;
        child[i] = way.child(one[i], other[i], crossoverIndex, random);
      }
    }
    return child;
  }

  /** A copy in which one coordinate in the mean has another value. */
  public double[] mutated(double[] point, RandomGenerator random) {
    double[] mutant = point.clone();
    int[] varying = varying(point);
    for (int i : varying) {
      if (random.nextInt(varying.length) == 0) {
        mutant[i] = moved(i, point[i], random);
      }
    }
    return mutant;
  }

  /** A copy in which exactly one coordinate has another value, as far as there is another. */
  double[] mutatedOnce(double[] point, RandomGenerator random) {
    double[] mutant = point.clone();
    int[] varying = varying(point);
    if (varying.length > 0) {
      int i = varying[random.nextInt(varying.length)];
      mutant[i] = moved(i, point[i], random);
    }
    return mutant;
  }

  /** The coordinates that are on and have another value. */
  private int[] varying(double[] point) {
    return IntStream.range(0, point.length)
        .filter(i -> !Double.isNaN(point[i]) && parameters.get(i).size() > 1)
        .toArray();
  }

  private double moved(int i, double unit, RandomGenerator random) {
    Parameter parameter = parameters.get(i);
    if (!parameter.isOrdered()) {
      return elsewhere(parameter, unit, random);
    }
    double moved = mutation.moved(unit, mutationIndex, random);
    return parameter.valueAt(moved).equals(parameter.valueAt(unit))
        ? neighbour(parameter, unit, moved >= unit ? 1 : -1)
        : moved;
  }

  private static double elsewhere(Parameter parameter, double unit, RandomGenerator random) {
    Object value = parameter.valueAt(unit);
    double moved = unit;
    for (int move = 0; move < MOST_MOVES && parameter.valueAt(moved).equals(value); move++) {
      moved = random.nextDouble();
    }
    return moved;
  }

  /** The next value on a side, or on the other side at an end. */
  private static double neighbour(Parameter parameter, double unit, int side) {
    if (!parameter.isCountable() || parameter.size() == 1) {
      return unit;
    }
    long index = parameter.indexOf(parameter.valueAt(unit));
    boolean inside = index + side >= 0 && index + side < parameter.size();
    return parameter.unitOf(parameter.valueAt(index + (inside ? side : -side)));
  }
}
