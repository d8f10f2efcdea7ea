package io.sparktune.functions;

import static io.sparktune.functions.TestFunction.integer;
import static io.sparktune.functions.TestFunction.real;
import static io.sparktune.functions.TestFunction.text;

import io.sparktune.space.Branch;
import io.sparktune.space.ChoiceParameter;
import io.sparktune.space.IntegerParameter;
import io.sparktune.space.RealParameter;
import io.sparktune.space.Scale;
import io.sparktune.space.Space;
import io.sparktune.space.Values;
import java.util.List;
import java.util.Map;

/** A bowl over a network's hyperparameters, in which one optimizer has a parameter more. */
public final class NnlikeFunction {

  private static final double LN2 = Math.log(2);

  private static final Map<String, Double> BEST_RATE =
      Map.of("adam", -3.0, "sgd", -1.5, "rmsprop", -3.3);
  private static final Map<String, Double> OPTIMIZER =
      Map.of("adam", 0.0, "sgd", 0.01, "rmsprop", 0.004);
  private static final Map<String, Double> ACTIVATION =
      Map.of("relu", 0.0, "tanh", 0.015, "elu", 0.005, "sigmoid", 0.06);

  private NnlikeFunction() {}

  public static TestFunction nnlike() {
    return new TestFunction("nnlike", space(), 0.018, NnlikeFunction::value);
  }

  private static Space space() {
    return new Space(
        List.of(
            new RealParameter("lr", 1e-5, 1, Scale.LOG),
            new RealParameter("l2", 1e-7, 0.1, Scale.LOG),
            new IntegerParameter("units", 8, 1024, Scale.LOG),
            new IntegerParameter("layers", 1, 8, Scale.LINEAR),
            new RealParameter("dropout", 0, 0.8, Scale.LINEAR),
            new ChoiceParameter("act", List.of("relu", "tanh", "elu", "sigmoid")),
            new ChoiceParameter("opt", List.of("adam", "sgd", "rmsprop"))
                .withBranches(
                    List.of(
                        new Branch(
                            1, 1, List.of(new RealParameter("mom", 0, 0.99, Scale.LINEAR))))),
            new IntegerParameter("batch", 8, 512, Scale.LOG)));
  }

  private static double value(Values values) {
    String optimizer = text(values, "opt");
    double missed = Math.log10(real(values, "lr")) - BEST_RATE.get(optimizer);
    double f =
        0.02
            + 0.05 * square(missed)
            + 0.005 * square(Math.log10(real(values, "l2")) + 4.5)
            + 0.005 * square(Math.log(integer(values, "units")) / LN2 - 7)
            + 0.015 * square(integer(values, "layers") - 3)
            + 0.2 * square(real(values, "dropout") - 0.25)
            + ACTIVATION.get(text(values, "act"))
            + OPTIMIZER.get(optimizer);
    if (optimizer.equals("sgd")) {
      f += 0.1 * square(real(values, "mom") - 0.9) - 0.012;
    }
    double batch = Math.log(integer(values, "batch")) / LN2;
    return f + 0.0025 * square(batch - 6) * (1 + Math.abs(missed));
  }

  private static double square(double value) {
    return value * value;
  }
}
