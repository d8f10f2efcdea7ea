package io.sparktune.functions;

import static io.sparktune.functions.TestFunction.integer;
import static io.sparktune.functions.TestFunction.real;
import static io.sparktune.functions.TestFunction.text;

import io.sparktune.space.Branch;
import io.sparktune.space.ChoiceParameter;
import io.sparktune.space.IntegerParameter;
import io.sparktune.space.Parameter;
import io.sparktune.space.RealParameter;
import io.sparktune.space.Scale;
import io.sparktune.space.Space;
import io.sparktune.space.Values;
import io.sparktune.trial.Seeds;
import java.util.ArrayList;
import java.util.List;

/** Functions of whole numbers, choices and conditional parameters with many equal values. */
public final class TiedFunctions {

  private TiedFunctions() {}

  /** Rings around a point of a grid of 40 by 40. */
  public static TestFunction integers() {
    Space space = new Space(List.of(whole("a", 40), whole("b", 40)));
    return new TestFunction(
        "integers",
        space,
        0,
        values -> {
          int far =
              Math.max(Math.abs(integer(values, "a") - 23), Math.abs(integer(values, "b") - 7));
          return Math.ceil(far / 3.0);
        });
  }

  /** A large good part of a grid of 100 by 30, and a small better one elsewhere. */
  static TestFunction decoy() {
    Space space = new Space(List.of(whole("a", 100), whole("b", 30)));
    return new TestFunction(
        "decoy",
        space,
        0,
        values -> {
          int a = integer(values, "a");
          int b = integer(values, "b");
          if (a >= 80 && a < 90 && b >= 20 && b < 25) {
            return 0;
          }
          return a < 40 && b < 12 ? 1 : 2;
        });
  }

  /** Five choices of five options: what is gained shows only once three of them are right. */
  static TestFunction choices() {
    List<Parameter> parameters = new ArrayList<>();
    for (int i = 1; i <= 5; i++) {
      parameters.add(new ChoiceParameter("c" + i, List.of("a", "b", "c", "d", "e")));
    }
    List<String> best = List.of("d", "a", "b", "e", "c");
    return new TestFunction(
        "choices",
        new Space(parameters),
        0,
        values -> {
          int right = 0;
          for (int i = 1; i <= 5; i++) {
            right += text(values, "c" + i).equals(best.get(i - 1)) ? 1 : 0;
          }
          return right < 3 ? 3 : 5 - right;
        });
  }

  /** An option that is good everywhere, and one that is better in a narrow step of a number. */
  static TestFunction mixed() {
    Space space =
        new Space(
            List.of(
                new ChoiceParameter("option", List.of("a", "b", "c", "d", "e", "f")),
                new RealParameter("x", 0, 1, Scale.LINEAR),
                new RealParameter("y", 0, 1, 0.1, Scale.LINEAR, List.of())));
    return new TestFunction(
        "mixed",
        space,
        0,
        values -> {
          double x = real(values, "x");
          return switch (text(values, "option")) {
            case "b" -> 0.4;
            case "d" -> x > 0.4 && x < 0.5 ? 0 : 0.6;
            default -> 1;
          };
        });
  }

  /** A branch that is good everywhere, and one that is mostly bad with a better part. */
  static TestFunction conditional() {
    Space space =
        new Space(
            List.of(
                new ChoiceParameter("optimizer", List.of("adam", "sgd", "none"))
                    .withBranches(
                        List.of(
                            new Branch(
                                0,
                                0,
                                List.of(
                                    new RealParameter("beta", 0, 1, Scale.LINEAR),
                                    new RealParameter("epsilon", 1e-8, 1, Scale.LOG))),
                            new Branch(
                                1, 1, List.of(new RealParameter("momentum", 0, 1, Scale.LINEAR))))),
                new RealParameter("rate", 1e-4, 1, Scale.LOG)));
    return new TestFunction("conditional", space, 0, TiedFunctions::conditional);
  }

  private static double conditional(Values values) {
    return switch (text(values, "optimizer")) {
      case "adam" -> real(values, "rate") < 0.1 ? 0.2 : 0.5;
      case "sgd" -> {
        double momentum = real(values, "momentum");
        yield momentum > 0.85 && momentum < 0.95 && real(values, "rate") > 0.01 ? 0 : 1;
      }
      default -> 1;
    };
  }

  /** A made table of recorded accuracies: a slope in five parameters, rough, of 200 rows. */
  static TestFunction table() {
    Space space =
        new Space(
            List.of(
                whole("alpha", 10),
                whole("batch", 10),
                whole("depth", 3),
                whole("rate", 10),
                whole("width", 10)));
    return new TestFunction("table", space, 0, TiedFunctions::recorded);
  }

  private static double recorded(Values values) {
    int rate = integer(values, "rate");
    int width = integer(values, "width");
    double far =
        square((integer(values, "alpha") - 2) / 12.0)
            + square((integer(values, "batch") - 1) / 10.0)
            + square((integer(values, "depth") - 1) / 6.0)
            + square((rate - 6 + 0.3 * (width - 8)) / 3.0)
            + square((width - 8) / 8.0);
    double rough = far == 0 ? 0 : 6 * Seeds.random(1, values.toString(), 0).nextDouble();
    return Math.floor(60 * far / (1 + far) + rough) / 200;
  }

  private static IntegerParameter whole(String name, long count) {
    return new IntegerParameter(name, 0, count - 1, Scale.LINEAR);
  }

  private static double square(double value) {
    return value * value;
  }
}
