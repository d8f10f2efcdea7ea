package io.sparktune.study.telling;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The settings by which a study tells how it goes and how it ended.
 *
 * @param reportEvery how often the page is written while the study runs; empty for its end only
 * @param since folder of an earlier run with which the page compares this one, {@link #PREVIOUS} or
 *     {@link #NONE}
 * @param webhook that is sent the result at the end
 * @param command that is given the result at the end, a program with its arguments; empty for none
 */
public record TellingSettings(
    Optional<Duration> reportEvery, String since, Optional<URI> webhook, List<String> command) {

  /** In place of an earlier run's folder: the latest one of the same study is looked for. */
  public static final String PREVIOUS = "previous";

  /** In place of an earlier run's folder: there is no comparison. */
  public static final String NONE = "none";

  public TellingSettings {
    command = List.copyOf(command);
  }
}
