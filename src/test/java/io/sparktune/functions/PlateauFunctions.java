package io.sparktune.functions;

import static io.sparktune.functions.TestFunction.real;

import io.sparktune.space.RealParameter;
import io.sparktune.space.Scale;
import io.sparktune.space.Space;
import io.sparktune.space.Values;
import java.util.List;

/** Plateaus of real parameters x1, x2 and so on, nearly all in [0, 1]. */
public final class PlateauFunctions {

  private PlateauFunctions() {}

  /** Twenty equal steps: one is good, another one, as narrow, is better. */
  public static TestFunction steps() {
    return new TestFunction("steps", SmoothFunctions.cube(1, 0, 1), 0, PlateauFunctions::steps);
  }

  private static double steps(Values values) {
    int step = (int) (20 * real(values, "x1"));
    return step == 14 ? 0 : step == 5 ? 0.1 : 1;
  }

  /** Forty steps of four powers of ten, three of them better than the others. */
  static TestFunction logSteps() {
    Space space = new Space(List.of(new RealParameter("x1", 1e-5, 1e-1, Scale.LOG)));
    return new TestFunction(
        "log-steps",
        space,
        0,
        values -> {
          int step = (int) (10 * (5 + Math.log10(real(values, "x1"))));
          return step == 31 ? 0 : step == 12 ? 0.1 : step == 20 ? 0.3 : 1;
        });
  }

  /** Flat but for a hundredth of the range. */
  static TestFunction hole() {
    return new TestFunction(
        "hole",
        SmoothFunctions.cube(1, 0, 1),
        0,
        values -> Math.abs(real(values, "x1") - 0.737) < 0.005 ? 0 : 1);
  }

  /** Flat but for a disc of a hundredth of the area. */
  static TestFunction disc() {
    return new TestFunction(
        "disc",
        SmoothFunctions.cube(2, 0, 1),
        0,
        values -> distance(values, 0.31, 0.77) < Math.sqrt(0.01 / Math.PI) ? 0 : 1);
  }

  /** A hundred cells in two dimensions: five are good, one is better. */
  static TestFunction cells() {
    List<Integer> good = List.of(3, 28, 41, 66, 90);
    return new TestFunction(
        "cells",
        SmoothFunctions.cube(2, 0, 1),
        0,
        values -> {
          int cell = 10 * (int) (9.999 * real(values, "x1")) + (int) (9.999 * real(values, "x2"));
          return cell == 57 ? 0 : good.contains(cell) ? 0.2 : 1;
        });
  }

  /** Steps down to the middle of three dimensions, by the farthest coordinate. */
  static TestFunction staircase() {
    return new TestFunction(
        "staircase",
        SmoothFunctions.cube(3, 0, 1),
        0,
        values -> {
          double farthest = 0;
          for (int i = 1; i <= 3; i++) {
            farthest = Math.max(farthest, Math.abs(real(values, "x" + i) - 0.2 * i));
          }
          return Math.floor(farthest / 0.08);
        });
  }

  /** A wide basin with a flat ground, and a narrow one that is deeper. */
  static TestFunction twoBasins() {
    return new TestFunction(
        "two-basins",
        SmoothFunctions.cube(2, 0, 1),
        0,
        values -> {
          double wide = 1 + Math.floor(Math.max(0, distance(values, 0.3, 0.3) - 0.15) / 0.05);
          double narrow = Math.floor(distance(values, 0.8, 0.75) / 0.06);
          return Math.min(wide, 2 * narrow);
        });
  }

  /** Few wide terraces in five dimensions. */
  static TestFunction terraces() {
    return new TestFunction(
        "terraces",
        SmoothFunctions.cube(5, 0, 1),
        0,
        values -> {
          double far = 0;
          for (int i = 1; i <= 5; i++) {
            far += Math.abs(real(values, "x" + i) - (i % 2 == 0 ? 0.7 : 0.25));
          }
          return Math.floor(far / 0.4);
        });
  }

  /** Steps of one parameter, beside three that do not matter. */
  static TestFunction irrelevant() {
    return new TestFunction(
        "irrelevant",
        SmoothFunctions.cube(4, 0, 1),
        0,
        values -> {
          double x = real(values, "x3");
          return x > 0.62 && x < 0.65 ? 0 : x > 0.1 && x < 0.2 ? 0.1 : 1;
        });
  }

  private static double distance(Values values, double x1, double x2) {
    return Math.hypot(real(values, "x1") - x1, real(values, "x2") - x2);
  }
}
