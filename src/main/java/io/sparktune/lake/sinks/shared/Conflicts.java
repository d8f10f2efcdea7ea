package io.sparktune.lake.sinks.shared;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Commits to tables that several studies write at once. Who comes second has to begin again, which
 * the exception's class or error says.
 */
public final class Conflicts {

  private static final int MOST_ATTEMPTS = 6;
  private static final Duration FIRST_WAIT = Duration.ofMillis(100);

  private static final Pattern CONFLICT =
      Pattern.compile(
          "Concurrent|CommitFailed|ProtocolChanged|MetadataChanged|AlreadyExists"
              // A table that another study is creating.
              + "|DELTA_CREATE_TABLE_WITH_NON_EMPTY_LOCATION");

  private Conflicts() {}

  /** Commits, and does so again after a conflict. */
  public static void retried(Runnable commit) {
    for (int attempt = 1; ; attempt++) {
      try {
        commit.run();
        return;
      } catch (Exception e) { // Spark throws checked ones that no method declares
        if (attempt == MOST_ATTEMPTS || !isConflict(e)) {
          throw e;
        }
        long longest = FIRST_WAIT.toNanos() << attempt;
        LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(longest / 2, longest));
      }
    }
  }

  private static boolean isConflict(Throwable failure) {
    for (Throwable each = failure; each != null; each = each.getCause()) {
      String told = each.getClass().getSimpleName() + " " + firstWord(each.getMessage());
      if (CONFLICT.matcher(told).find()) {
        return true;
      }
    }
    return false;
  }

  /** Where a message begins with the name of an error, such as {@code [TABLE_NOT_FOUND] ...}. */
  private static String firstWord(@Nullable String message) {
    return message == null ? "" : message.split("\\s", 2)[0];
  }
}
