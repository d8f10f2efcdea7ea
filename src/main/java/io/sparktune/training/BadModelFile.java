package io.sparktune.training;

/** A model's files cannot be read; the message says which one and why. */
public final class BadModelFile extends RuntimeException {

  private static final long serialVersionUID = 1L;

  BadModelFile(String message) {
    super(message);
  }

  BadModelFile(String message, Throwable cause) {
    super(message, cause);
  }
}
