package io.sparktune.functions;

import io.sparktune.space.Space;
import io.sparktune.space.Values;
import java.util.function.ToDoubleFunction;

/** A function to be minimised whose minimum is known. */
public record TestFunction(
    String name, Space space, double minimum, ToDoubleFunction<Values> formula) {

  public double value(Values values) {
    return formula.applyAsDouble(values);
  }

  /** By how much a value misses the minimum. */
  public double regret(double value) {
    return value - minimum;
  }

  static double real(Values values, String parameter) {
    return (Double) values.byName().get(parameter);
  }

  static int integer(Values values, String parameter) {
    return Math.toIntExact((Long) values.byName().get(parameter));
  }

  static String text(Values values, String parameter) {
    return (String) values.byName().get(parameter);
  }
}
