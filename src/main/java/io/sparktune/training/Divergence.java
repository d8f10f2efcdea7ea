package io.sparktune.training;

/** A loss or a prediction is no longer a finite number. */
public final class Divergence extends RuntimeException {

  private static final long serialVersionUID = 1L;

  Divergence(String message) {
    super(message);
  }
}
