package io.sparktune.training.nd4j;

/** A model's files cannot be read; the message says which one and why. */
public final class BadModelFile extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public BadModelFile(String message) {
    super(message);
  }

  public BadModelFile(String message, Throwable cause) {
    super(message, cause);
  }

  /** A file that cannot be understood. */
  public static BadModelFile damaged(String name, Throwable cause) {
    String reason = cause.getMessage() == null ? "a part of it is missing" : cause.getMessage();
    return new BadModelFile(name + " is damaged: " + reason, cause);
  }
}
