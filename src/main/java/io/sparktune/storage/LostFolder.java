package io.sparktune.storage;

import java.io.IOException;

/** A folder was removed, or is another process's by now, so that nothing may be written in it. */
public final class LostFolder extends IOException {
  private static final long serialVersionUID = 1;

  /**
   * @param evidence such as {@code its lock is gone}
   */
  public LostFolder(Object folder, String evidence) {
    super(
        folder
            + ": "
            + evidence
            + ", so it was removed or another process has taken it over; this process writes"
            + " nothing more");
  }
}
