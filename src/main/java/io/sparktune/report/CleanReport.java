package io.sparktune.report;

import java.time.Instant;
import java.util.List;

/**
 * The old runs of a folder, and those among them that had to stay.
 *
 * @param removed the latest first; still there where nothing was to be removed yet
 * @param needed runs beyond those to be kept that stay, with the reasons
 * @param kept the number of runs that stay
 */
public record CleanReport(List<Removed> removed, List<Needed> needed, int kept) {

  public CleanReport {
    removed = List.copyOf(removed);
    needed = List.copyOf(needed);
  }

  /** A run that is removed. */
  public record Removed(String run, Instant lastWritten, long bytes) {}

  /**
   * A run that stays though it is old.
   *
   * @param reason such as {@code runs/digits-2 names it}
   */
  public record Needed(String run, String reason) {}

  public long bytes() {
    return removed.stream().mapToLong(Removed::bytes).sum();
  }
}
