package io.sparktune.lake.sinks;

import io.sparktune.settings.SettingsReader;
import java.time.Duration;

/**
 * A kind of place that studies can be written to. A study file names it in {@code sinks}; the
 * user's jars register their own with {@link java.util.ServiceLoader}.
 */
public interface SinkKind {

  /** The name in study files, such as {@code delta}. */
  String name();

  /** At most how often a sink is written to, unless a study file says otherwise. */
  default Duration every() {
    return Duration.ofMinutes(5);
  }

  /** Reads the keys of a sink, all but {@code every}, which each of them has. */
  SinkSettings read(SettingsReader sink);
}
