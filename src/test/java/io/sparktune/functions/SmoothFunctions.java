package io.sparktune.functions;

import io.sparktune.space.Parameter;
import io.sparktune.space.RealParameter;
import io.sparktune.space.Scale;
import io.sparktune.space.Space;
import io.sparktune.space.Values;
import java.util.ArrayList;
import java.util.List;

/** Functions of real numbers x1, x2 and so on. */
public final class SmoothFunctions {

  private static final double[] HARTMANN_ALPHA = {1.0, 1.2, 3.0, 3.2};

  private static final double[][] HARTMANN_A = {
    {10, 3, 17, 3.5, 1.7, 8},
    {0.05, 10, 17, 0.1, 8, 14},
    {3, 3.5, 1.7, 10, 17, 8},
    {17, 8, 0.05, 10, 0.1, 14}
  };

  private static final double[][] HARTMANN_P = {
    {1312, 1696, 5569, 124, 8283, 5886},
    {2329, 4135, 8307, 3736, 1004, 9991},
    {2348, 1451, 3522, 2883, 3047, 6650},
    {4047, 8828, 8732, 5743, 1091, 381}
  };

  private static final double[] ACKLEY_CENTRE = {7.3, -11.1, 3.9, -5.7, 12.2};

  private SmoothFunctions() {}

  /** Smooth, with three minima of the same depth. */
  public static TestFunction branin() {
    Space space = new Space(List.of(real("x1", -5, 10), real("x2", 0, 15)));
    return new TestFunction("branin", space, 0.39788735772973816, values -> branin(x(values)));
  }

  /** Smooth, with six local minima. */
  public static TestFunction hartmann6() {
    return new TestFunction(
        "hartmann6", cube(6, 0, 1), -3.3223680114155147, values -> hartmann6(x(values)));
  }

  /** A long bent valley. */
  public static TestFunction rosenbrock4() {
    return new TestFunction("rosenbrock4", cube(4, -5, 10), 0, values -> rosenbrock(x(values)));
  }

  /** Very many local minima around one that is not in the centre. */
  public static TestFunction ackley5() {
    return new TestFunction("ackley5", cube(5, -32.768, 32.768), 0, values -> ackley5(x(values)));
  }

  /** So many real parameters x1, x2 and so on with the same range. */
  static Space cube(int dimensions, double low, double high) {
    List<Parameter> parameters = new ArrayList<>();
    for (int i = 1; i <= dimensions; i++) {
      parameters.add(real("x" + i, low, high));
    }
    return new Space(parameters);
  }

  static double[] x(Values values) {
    return values.byName().values().stream().mapToDouble(value -> (Double) value).toArray();
  }

  private static Parameter real(String name, double low, double high) {
    return new RealParameter(name, low, high, Scale.LINEAR);
  }

  private static double branin(double[] x) {
    double a = x[1] - 5.1 / (4.0 * Math.PI * Math.PI) * x[0] * x[0] + 5.0 / Math.PI * x[0] - 6.0;
    return a * a + 10.0 * (1.0 - 1.0 / (8.0 * Math.PI)) * Math.cos(x[0]) + 10.0;
  }

  private static double hartmann6(double[] x) {
    double sum = 0;
    for (int i = 0; i < HARTMANN_ALPHA.length; i++) {
      double inner = 0;
      for (int j = 0; j < x.length; j++) {
        double d = x[j] - 1e-4 * HARTMANN_P[i][j];
        inner += HARTMANN_A[i][j] * d * d;
      }
      sum += HARTMANN_ALPHA[i] * Math.exp(-inner);
    }
    return -sum;
  }

  private static double rosenbrock(double[] x) {
    double sum = 0;
    for (int i = 0; i + 1 < x.length; i++) {
      double a = x[i + 1] - x[i] * x[i];
      double b = 1 - x[i];
      sum += 100 * a * a + b * b;
    }
    return sum;
  }

  private static double ackley5(double[] x) {
    double squares = 0;
    double waves = 0;
    for (int i = 0; i < x.length; i++) {
      double z = x[i] - ACKLEY_CENTRE[i];
      squares += z * z;
      waves += Math.cos(2 * Math.PI * z);
    }
    return -20 * Math.exp(-0.2 * Math.sqrt(squares / 5)) - Math.exp(waves / 5) + 20 + Math.E;
  }
}
