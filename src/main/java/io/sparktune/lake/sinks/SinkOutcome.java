package io.sparktune.lake.sinks;

import java.util.Optional;

/**
 * The end of writing to a sink.
 *
 * @param key of the sink, such as {@code sinks.0.delta}
 * @param place in words
 * @param lack why it lacks rows, empty where it has all
 */
public record SinkOutcome(String key, String place, Optional<String> lack) {}
