package io.sparktune.lake.sinks.shared;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;

/**
 * Commits to tables that several studies write at once. Who comes second has to begin again, which
 * the exception's class says.
 */
public final class Conflicts {

  private static final int MOST_ATTEMPTS = 8;
  private static final Duration FIRST_WAIT = Duration.ofMillis(100);

  private static final Pattern CONFLICT =
      Pattern.compile(
          "Concurrent|CommitFailed|ProtocolChanged|MetadataChanged|AlreadyExists|FileAlreadyExists");

  private Conflicts() {}

  /** Commits, and does so again after a conflict. */
  public static void retried(Runnable commit) {
    for (int attempt = 1; ; attempt++) {
      try {
        commit.run();
        return;
      } catch (RuntimeException e) {
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
      if (CONFLICT.matcher(each.getClass().getSimpleName()).find()) {
        return true;
      }
    }
    return false;
  }
}
