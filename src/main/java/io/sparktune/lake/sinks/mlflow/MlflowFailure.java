package io.sparktune.lake.sinks.mlflow;

import java.io.IOException;
import java.time.Duration;

/** An answer of a server that is none, or that it refuses. */
final class MlflowFailure extends IOException {
  private static final long serialVersionUID = 1;

  private static final int BAD_REQUEST = 400;
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int TIME_OUT = 408;
  private static final int UNAUTHORIZED = 401;
  private static final int FORBIDDEN = 403;
  private static final int SERVER_ERROR = 500;

  private final int status;
  private final String code;
  private final long waitMillis;

  /**
   * @param status of HTTP; 0 where there is no answer
   * @param code such as {@code RESOURCE_ALREADY_EXISTS}; empty for none
   * @param wait that the server asks for
   */
  MlflowFailure(int status, String code, String message, Duration wait) {
    super(message);
    this.status = status;
    this.code = code;
    this.waitMillis = wait.toMillis();
  }

  /** What is not taken whoever asks. */
  static MlflowFailure refusal(String message) {
    return new MlflowFailure(BAD_REQUEST, "", message, Duration.ZERO);
  }

  /** No answer. */
  static MlflowFailure silence(String message) {
    return new MlflowFailure(0, "", message, Duration.ZERO);
  }

  boolean is(String other) {
    return code.equals(other);
  }

  /** Whether the same request may succeed a moment later. */
  boolean isPassing() {
    return status == 0
        || status == TIME_OUT
        || status == TOO_MANY_REQUESTS
        || status >= SERVER_ERROR;
  }

  /** Whether the server listens, and does not take this one thing, whoever asks. */
  boolean isRefusal() {
    return !isPassing() && status != UNAUTHORIZED && status != FORBIDDEN;
  }

  Duration pause() {
    return Duration.ofMillis(waitMillis);
  }
}
