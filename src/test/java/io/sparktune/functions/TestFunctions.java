package io.sparktune.functions;

import java.util.List;

/** All functions of one goal that need no files. */
public final class TestFunctions {

  private TestFunctions() {}

  public static List<TestFunction> all() {
    return List.of(
        SmoothFunctions.branin(),
        SmoothFunctions.hartmann6(),
        SmoothFunctions.rosenbrock4(),
        SmoothFunctions.ackley5(),
        MlpFunction.mlp(),
        NnlikeFunction.nnlike());
  }

  /** The function of this name. */
  public static TestFunction named(String name) {
    return all().stream()
        .filter(function -> function.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("there is no function " + name));
  }
}
