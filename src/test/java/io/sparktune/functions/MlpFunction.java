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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A made landscape of a perceptron's hyperparameters: mixed, conditional, with a cliff. */
public final class MlpFunction {

  private static final double LN2 = Math.log(2);
  private static final double LN10 = Math.log(10);
  private static final int MOST_LAYERS = 5;

  private static final Map<String, Double> BEST_RATE =
      Map.of("sgd", -1.0, "momentum", -1.5, "rmsprop", -3.0, "adam", -2.75);
  private static final Map<String, Double> OPTIMIZER =
      Map.of("sgd", 0.04, "momentum", 0.01, "rmsprop", 0.02, "adam", 0.0);
  private static final Map<String, Double> ACTIVATION =
      Map.of("relu", 0.0, "elu", 0.005, "tanh", 0.02, "sigmoid", 0.06);
  private static final Map<Integer, Double> BATCH =
      Map.of(16, 0.01, 32, 0.0, 64, 0.0, 128, 0.005, 256, 0.015, 512, 0.03);
  private static final double[] LAYER = {0.05, 0.015, 0.0, 0.005, 0.02};

  private MlpFunction() {}

  public static TestFunction mlp() {
    return new TestFunction("mlp", space(), 0.08000000008989015, MlpFunction::value);
  }

  private static Space space() {
    List<Branch> deeper = new ArrayList<>();
    for (int layer = 1; layer <= MOST_LAYERS; layer++) {
      deeper.add(
          new Branch(
              layer - 1,
              MOST_LAYERS - 1,
              List.of(new IntegerParameter("units_" + layer, 8, 1024, Scale.LOG))));
    }
    return new Space(
        List.of(
            new RealParameter("lr", 1e-5, 1, Scale.LOG),
            new IntegerParameter("layers", 1, MOST_LAYERS, 1, Scale.LINEAR, deeper),
            new RealParameter("dropout", 0, 0.6, Scale.LINEAR),
            new ChoiceParameter("optimizer", List.of("sgd", "momentum", "rmsprop", "adam"))
                .withBranches(
                    List.of(
                        new Branch(
                            1, 1, List.of(new RealParameter("momentum", 0, 0.99, Scale.LINEAR))))),
            new RealParameter("l2", 1e-8, 1e-1, Scale.LOG),
            new ChoiceParameter("batch", List.of(16L, 32L, 64L, 128L, 256L, 512L)),
            new ChoiceParameter("activation", List.of("relu", "tanh", "sigmoid", "elu"))));
  }

  private static double value(Values values) {
    String optimizer = text(values, "optimizer");
    String activation = text(values, "activation");
    int layers = integer(values, "layers");
    int batch = integer(values, "batch");
    double rate = Math.log(real(values, "lr")) / LN10;
    double d = rate - (BEST_RATE.get(optimizer) + 0.5 * (Math.log(batch / 64.0) / LN10));
    double f = 0.08 + 0.5 * (1.0 - Math.exp(-0.5 * (d * d)));
    f += regularity(values, layers);
    f +=
        OPTIMIZER.get(optimizer)
            + ACTIVATION.get(activation)
            + BATCH.get(batch)
            + LAYER[layers - 1];
    if (optimizer.equals("momentum")) {
      f += 0.03 * square((real(values, "momentum") - 0.9) / 0.3);
    }
    if (activation.equals("relu") && layers >= 4) {
      f += 0.01;
    }
    return d > 0.9 ? Math.max(f, 0.9) : f;
  }

  /** What the sizes of the layers cost, and what keeps them from overfitting. */
  private static double regularity(Values values, int layers) {
    double capacity = 0;
    double funnel = 0;
    for (int layer = 1; layer <= layers; layer++) {
      double units = Math.log(integer(values, "units_" + layer)) / LN2;
      capacity += units;
      funnel += square((units - (8.0 - 0.5 * (layer - 1))) / 3.0);
    }
    funnel /= layers;
    double dropout = real(values, "dropout");
    double size = square((capacity - 22.5) / 8.0);
    double drop = square((dropout - (0.1 + 0.02 * (capacity - 10.0))) / 0.25);
    double decay =
        square((Math.log(real(values, "l2")) / LN10 + 4.0 + 2.5 * (dropout - 0.3)) / 2.0);
    return 0.10 * size / (1.0 + size)
        + 0.06 * funnel / (1.0 + funnel)
        + 0.08 * drop / (1.0 + drop)
        + 0.05 * decay / (1.0 + decay);
  }

  private static double square(double value) {
    return value * value;
  }
}
