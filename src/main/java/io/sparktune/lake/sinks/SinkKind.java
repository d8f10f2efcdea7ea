package io.sparktune.lake.sinks;

import io.sparktune.settings.SettingsReader;

/**
 * A kind of place that studies can be written to. A study file names it in {@code sinks}; the
 * user's jars register their own with {@link java.util.ServiceLoader}.
 */
public interface SinkKind {

  /** The name in study files, such as {@code delta}. */
  String name();

  /** Reads the keys of a sink, all but {@code every}, which each of them has. */
  SinkSettings read(SettingsReader sink);
}
