package io.sparktune.report;

import java.util.List;

/**
 * The comparison of a study's files with its journal.
 *
 * @param trials that are over
 * @param differences a line for each row or file that is not right
 * @param unwritten what is not written yet, and will be by the same command
 */
public record VerificationReport(
    long events, int trials, List<String> differences, List<String> unwritten) {

  public VerificationReport {
    differences = List.copyOf(differences);
    unwritten = List.copyOf(unwritten);
  }

  public boolean isRight() {
    return differences.isEmpty();
  }
}
