package io.sparktune.lake.sinks.mlflow;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;

/** Repeats what failed for a moment, after ever longer pauses. */
final class Patience {

  private static final int MOST_TRIES = 4;

  /** Asks a server for something that may be asked for again. */
  @FunctionalInterface
  interface Asking<T> {
    T ask() throws IOException;
  }

  private final Duration firstPause;

  /**
   * @param firstPause between two tries; each further one is three times as long
   */
  Patience(Duration firstPause) {
    this.firstPause = firstPause;
  }

  /**
   * What the server answers.
   *
   * @param asking looks whether what it creates is there already
   */
  <T> T repeat(Asking<T> asking) throws IOException {
    Duration pause = firstPause;
    for (int tries = 1; ; tries++) {
      try {
        return asking.ask();
      } catch (MlflowFailure e) {
        if (!e.isPassing() || tries == MOST_TRIES) {
          throw e;
        }
        rest(pause.compareTo(e.pause()) > 0 ? pause : e.pause());
        pause = pause.multipliedBy(3);
      }
    }
  }

  private static void rest(Duration pause) throws IOException {
    try {
      Thread.sleep(pause.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("was interrupted");
    }
  }
}
