package io.sparktune.spark.prediction;

import java.util.Optional;

/** A failure of what reads an input, in a task that also writes. */
final class InputFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Of an executor that tells no more than messages, too. */
  private static final String MESSAGE = "the input cannot be read";

  InputFailure(Throwable cause) {
    super(MESSAGE + ": " + cause.getMessage(), cause);
  }

  /** The failure as it is behind what Spark throws; empty where something else failed. */
  static Optional<Throwable> behind(Throwable failure) {
    boolean isRead = false;
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof InputFailure) {
        return Optional.of(cause);
      }
      isRead |= String.valueOf(cause.getMessage()).contains(MESSAGE);
    }
    return isRead ? Optional.of(failure) : Optional.empty();
  }
}
