package io.sparktune.run.past;

import java.util.List;

/**
 * The result of a comparison of a winner's files with the study.
 *
 * @param unwritten what the study would write next
 */
record WinnerDifferences(List<String> wrong, List<String> unwritten) {

  WinnerDifferences {
    wrong = List.copyOf(wrong);
    unwritten = List.copyOf(unwritten);
  }
}
