package io.sparktune.lake.sinks;

import io.sparktune.settings.Secrets;
import java.time.Duration;

/**
 * A sink of a study file.
 *
 * @param key its path, such as {@code sinks.0.delta}
 * @param every at most how often it is written to while the study runs
 */
public record ConfiguredSink(String key, SinkSettings settings, Duration every) {

  /** The place in words, without secrets. */
  public String place() {
    return Secrets.masked(settings.place());
  }
}
