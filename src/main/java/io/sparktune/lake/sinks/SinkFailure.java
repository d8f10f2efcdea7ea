package io.sparktune.lake.sinks;

import io.sparktune.settings.Secrets;
import io.sparktune.storage.StorageFailure;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The failure of a sink in words. */
final class SinkFailure {

  private static final Logger LOG = LoggerFactory.getLogger(SinkFailure.class);

  private SinkFailure() {}

  /** Writes to a sink. */
  interface Writing {
    void write() throws IOException;
  }

  /** The reason why a sink is not written, empty where it is. */
  static Optional<String> of(Writing writing) {
    try {
      writing.write();
      return Optional.empty();
    } catch (Exception | Error e) { // Spark throws checked ones that no method declares
      LOG.debug("a sink is not written", e);
      return Optional.of(words(e));
    }
  }

  /** The first reason of a failure on one line, without secrets. */
  static String words(Throwable failure) {
    Throwable first = failure;
    while (!(first instanceof StorageFailure) && first.getCause() != null) {
      first = first.getCause();
    }
    String message = String.valueOf(first.getMessage()).lines().findFirst().orElse("").strip();
    return Secrets.masked(
        first instanceof StorageFailure || message.contains(" ")
            ? message
            : first.getClass().getSimpleName() + ": " + message);
  }
}
