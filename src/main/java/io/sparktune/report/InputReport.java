package io.sparktune.report;

import io.sparktune.data.profile.InputProfile;
import java.util.List;

/**
 * The rows of a study as they were read.
 *
 * @param summary their place, number and target, in words
 * @param profile the reading of each column
 * @param fewestInputs of a network, by the preparations of the space
 * @param mostInputs of a network
 * @param bytes that all rows take on each executor
 * @param warnings about what was read but may have been meant otherwise
 */
public record InputReport(
    String summary,
    InputProfile profile,
    int fewestInputs,
    int mostInputs,
    long bytes,
    List<String> warnings) {

  public InputReport {
    warnings = List.copyOf(warnings);
  }
}
