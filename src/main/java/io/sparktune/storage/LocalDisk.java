package io.sparktune.storage;

import java.io.IOException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds a local disk behind a failure that is full or gave back less than was written. Spark tells
 * of its own folders' only in the text of other failures, and of an executor's in that of a job's.
 */
public final class LocalDisk {

  private static final Pattern SIGNS =
      Pattern.compile(
          "No space left on device|[Dd]isk quota exceeded|Failed to create (?:local|a temp) dir"
              + "|Stream ended prematurely|Stream is corrupted");

  /** As Spark names where a task was. */
  private static final Pattern PLACE =
      Pattern.compile("\\(TID \\d+\\) \\((\\S+) executor (\\S+)\\)");

  private LocalDisk() {}

  /**
   * The folder that made something fail; empty where it was something else.
   *
   * @param folders where this process has its own
   */
  public static Optional<StorageFailure> behind(Throwable failure, String folders) {
    Set<Throwable> seen = new HashSet<>();
    for (Throwable cause = failure; cause != null && seen.add(cause); cause = cause.getCause()) {
      String text = String.valueOf(cause.getMessage());
      Matcher sign = SIGNS.matcher(text);
      if (sign.find()) {
        Matcher place = PLACE.matcher(text);
        String where =
            place.find() && !place.group(2).equals("driver")
                ? "of executor " + place.group(2) + " at " + place.group(1)
                : folders;
        return Optional.of(
            StorageFailure.of("use Spark's local folder", where, new IOException(sign.group())));
      }
    }
    return Optional.empty();
  }
}
