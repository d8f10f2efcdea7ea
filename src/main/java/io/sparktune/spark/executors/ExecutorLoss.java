package io.sparktune.spark.executors;

import io.sparktune.trial.FailureKind;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.ExecutorLostFailure;

/**
 * The end of an executor that one of its folds may be to blame for.
 *
 * @param reason as the cluster says it
 */
public record ExecutorLoss(String executor, String host, String reason) {

  /** Standalone, YARN and Kubernetes each have words of their own. */
  private static final Pattern EXIT_CODE =
      Pattern.compile("(?:exited with (?:exit )?code|[Ee]xit status:?) ?(-?\\d+)");

  /** What YARN calls an executor that ended by itself with 0, as {@code System.exit(0)} does. */
  private static final String ENDED_WITH_0 = "exited because of a YARN event";

  /**
   * Not the doing of a fold: Spark's own ends, for want of a disk, of the driver or of an answer to
   * a kill, and SIGTERM, which is how machines are shut down.
   */
  private static final Set<Integer> FROM_OUTSIDE = Set.of(53, 54, 55, 56, 57, 58, 143);

  /** SIGKILL, as from a kernel that has no more memory, and YARN's two limits. */
  private static final Set<Integer> BEYOND_MEMORY = Set.of(137, -103, -104);

  /** How Spark ends an executor without heap; on YARN Java ends it so ({@code kill %p}). */
  private static final int WITHOUT_HEAP = 52;

  private static final String KILLED_ON_YARN = "Exit status: 143";

  /**
   * A loss that may be the doing of a fold. Nodes that are lost, preempted or decommissioned are
   * not, nor is an executor that no longer answers.
   */
  public static Optional<ExecutorLoss> byFolds(ExecutorLostFailure failure, String host) {
    String reason = failure.reason().isEmpty() ? "" : firstLine(failure.reason().get());
    ExecutorLoss loss = new ExecutorLoss(failure.execId(), host, reason);
    boolean isSilent = reason.contains("heartbeat timed out");
    boolean fromOutside =
        loss.exitCode().filter(FROM_OUTSIDE::contains).isPresent() && !loss.isWithoutHeap();
    boolean isByFolds = failure.exitCausedByApp() || reason.contains(ENDED_WITH_0);
    return isByFolds && !isSilent && !fromOutside ? Optional.of(loss) : Optional.empty();
  }

  private Optional<Integer> exitCode() {
    Matcher code = EXIT_CODE.matcher(reason);
    return code.find() ? Optional.of(Integer.valueOf(code.group(1))) : Optional.empty();
  }

  private boolean isWithoutHeap() {
    return reason.contains(KILLED_ON_YARN)
        || exitCode().filter(code -> code == WITHOUT_HEAP).isPresent();
  }

  private boolean isBeyondMemory() {
    return reason.toLowerCase(Locale.ROOT).contains("memory limits")
        || exitCode().filter(BEYOND_MEMORY::contains).isPresent();
  }

  /** Out of memory where a limit of memory ended the executor. */
  public FailureKind kind() {
    return isBeyondMemory() || isWithoutHeap()
        ? FailureKind.OUT_OF_MEMORY
        : FailureKind.LOST_EXECUTOR;
  }

  /** The cluster's words, and what gives more memory where that is what was lacking. */
  @Override
  public String toString() {
    String remedy = "";
    if (isWithoutHeap()) {
      remedy = " (as without Java heap; spark.executor.memory gives more)";
    } else if (isBeyondMemory()) {
      remedy = " (as beyond its memory; spark.executor.memoryOverhead gives more)";
    }
    return "executor %s at %s: %s%s".formatted(executor, host, reason, remedy);
  }

  private static String firstLine(String text) {
    return text.lines().map(String::strip).filter(line -> !line.isEmpty()).findFirst().orElse("");
  }
}
