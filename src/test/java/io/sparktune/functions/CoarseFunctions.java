package io.sparktune.functions;

import java.util.List;

/**
 * Functions whose values repeat, as accuracies of few rows do: others with their values rounded
 * down, and plateaus.
 */
public final class CoarseFunctions {

  private CoarseFunctions() {}

  /** Twenty that need no files. */
  public static List<TestFunction> all() {
    return List.of(
        PlateauFunctions.steps(),
        PlateauFunctions.logSteps(),
        PlateauFunctions.hole(),
        PlateauFunctions.disc(),
        PlateauFunctions.cells(),
        PlateauFunctions.staircase(),
        PlateauFunctions.twoBasins(),
        PlateauFunctions.terraces(),
        PlateauFunctions.irrelevant(),
        TiedFunctions.integers(),
        TiedFunctions.decoy(),
        TiedFunctions.choices(),
        TiedFunctions.mixed(),
        TiedFunctions.conditional(),
        TiedFunctions.table(),
        rounded(SmoothFunctions.branin(), 0.5),
        rounded(SmoothFunctions.hartmann6(), 0.2),
        rounded(SmoothFunctions.ackley5(), 1),
        rounded(MlpFunction.mlp(), 0.01),
        rounded(NnlikeFunction.nnlike(), 0.005));
  }

  /** How far a function is above its minimum, in whole steps. */
  public static TestFunction rounded(TestFunction function, double step) {
    return new TestFunction(
        "rounded-" + function.name(),
        function.space(),
        0,
        values -> step * Math.floor(Math.max(0, function.regret(function.value(values))) / step));
  }
}
