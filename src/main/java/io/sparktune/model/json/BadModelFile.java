package io.sparktune.model.json;

/** A model's files cannot be read; the message says which one and why. */
public final class BadModelFile extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private static final int LONGEST_REASON = 300;

  public BadModelFile(String message) {
    super(message);
  }

  public BadModelFile(String message, Throwable cause) {
    super(message, cause);
  }

  /** A file that cannot be understood. */
  public static BadModelFile damaged(String name, Throwable cause) {
    return new BadModelFile(name + " is damaged: " + reason(cause), cause);
  }

  /** What a parser or a network says of a file, briefly. */
  public static String reason(Throwable cause) {
    String message = cause.getMessage();
    if (message == null || cause instanceof NullPointerException) {
      return "a part of it is missing";
    }
    return message.length() <= LONGEST_REASON
        ? message
        : message.substring(0, LONGEST_REASON) + "...";
  }
}
