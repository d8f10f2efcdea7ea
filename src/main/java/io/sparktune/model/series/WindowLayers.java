package io.sparktune.model.series;

/** The layers that read a window step by step. */
public enum WindowLayers {
  /** Convolutions, each of the step and those before it; all steps are kept. */
  CNN("series-cnn"),
  /** LSTM cells, of which the last step is kept. */
  LSTM("series-lstm");

  private final String kind;

  WindowLayers(String kind) {
    this.kind = kind;
  }

  /** The value of {@code model.kind}. */
  String kind() {
    return kind;
  }
}
