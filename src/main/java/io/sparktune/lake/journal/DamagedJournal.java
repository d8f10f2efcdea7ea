package io.sparktune.lake.journal;

import io.sparktune.storage.Reason;
import org.jspecify.annotations.Nullable;

/** A journal has a file or a line that cannot follow those before it, so its study is unknown. */
public final class DamagedJournal extends RuntimeException {
  private static final long serialVersionUID = 1;

  private DamagedJournal(String problem, @Nullable Throwable cause) {
    super(problem, cause);
  }

  /** A file that no driver wrote. */
  static DamagedJournal foreign(Object file) {
    return new DamagedJournal(file + ": no driver wrote this file; move it elsewhere", null);
  }

  /**
   * A line that is not as a driver wrote it, or not where it wrote it.
   *
   * @param place file and line
   */
  static DamagedJournal at(String place, String reason) {
    return new DamagedJournal(sentence(place, reason), null);
  }

  /** A line that cannot be where it is, as this failure says. */
  static DamagedJournal at(String place, Throwable failure) {
    return new DamagedJournal(sentence(place, Reason.of(failure)), failure);
  }

  private static String sentence(String place, String reason) {
    return place
        + ": "
        + reason
        + "; restore the file from a copy, or start the study under another name";
  }
}
