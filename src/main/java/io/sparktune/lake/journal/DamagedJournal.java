package io.sparktune.lake.journal;

/** A journal has a file or a line that cannot follow those before it, so its study is unknown. */
public final class DamagedJournal extends RuntimeException {
  private static final long serialVersionUID = 1;

  DamagedJournal(String problem) {
    super(problem);
  }

  /**
   * A line that is not as a driver wrote it, or not where it wrote it.
   *
   * @param place file and line
   */
  static DamagedJournal at(String place, String reason) {
    return new DamagedJournal(
        place
            + ": "
            + reason
            + "; restore the file from a copy, or start the study under another name");
  }
}
