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

  /** SIGKILL, as from a kernel that has no more memory; Spark's own for Java; YARN's two limits. */
  private static final Set<Integer> OUT_OF_MEMORY = Set.of(137, 52, -103, -104);

  /**
   * A loss that may be the doing of a fold. Nodes that are lost, preempted or decommissioned are
   * not, nor is an executor that no longer answers.
   */
  public static Optional<ExecutorLoss> byFolds(ExecutorLostFailure failure, String host) {
    String reason = failure.reason().isEmpty() ? "" : firstLine(failure.reason().get());
    ExecutorLoss loss = new ExecutorLoss(failure.execId(), host, reason);
    boolean isSilent = reason.contains("heartbeat timed out");
    boolean fromOutside = loss.exitCode().filter(FROM_OUTSIDE::contains).isPresent();
    boolean isByFolds = failure.exitCausedByApp() || reason.contains(ENDED_WITH_0);
    return isByFolds && !isSilent && !fromOutside ? Optional.of(loss) : Optional.empty();
  }

  private Optional<Integer> exitCode() {
    Matcher code = EXIT_CODE.matcher(reason);
    return code.find() ? Optional.of(Integer.valueOf(code.group(1))) : Optional.empty();
  }

  /** Out of memory where a limit of memory ended the executor. */
  public FailureKind kind() {
    boolean isLimit = reason.toLowerCase(Locale.ROOT).contains("memory limits");
    return isLimit || exitCode().filter(OUT_OF_MEMORY::contains).isPresent()
        ? FailureKind.OUT_OF_MEMORY
        : FailureKind.LOST_EXECUTOR;
  }

  /** The cluster's words, and what gives more memory where that is what was lacking. */
  @Override
  public String toString() {
    String remedy =
        kind() == FailureKind.OUT_OF_MEMORY
            ? " (as a process that takes more memory than it may have;"
                + " spark.executor.memoryOverhead gives more)"
            : "";
    return "executor %s at %s: %s%s".formatted(executor, host, reason, remedy);
  }

  private static String firstLine(String text) {
    return text.lines().map(String::strip).filter(line -> !line.isEmpty()).findFirst().orElse("");
  }
}
