package io.sparktune.training.metrics;

/** A loss or a prediction is no longer a finite number. */
public final class Divergence extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public Divergence(String message) {
    super(message);
  }
}
