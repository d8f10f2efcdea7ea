package io.sparktune.spark.executors;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparktune.trial.FailureKind;
import java.util.Optional;
import org.apache.spark.ExecutorLostFailure;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import scala.Some;

/** The words are those of Spark 3.5 on standalone clusters, YARN and Kubernetes. */
final class ExecutorLossTest {

  private static Optional<ExecutorLoss> loss(boolean causedByApp, String reason) {
    return ExecutorLoss.byFolds(
        new ExecutorLostFailure("3", causedByApp, new Some<>(reason)), "node-7");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          true  | Command exited with code 137                                     | OUT_OF_MEMORY
          true  | Command exited with code 52                                      | OUT_OF_MEMORY
          true  | Command exited with code 7                                       | LOST_EXECUTOR
          true  | Command exited with code 0                                       | LOST_EXECUTOR
          true  | Command exited with code 134                                     | LOST_EXECUTOR
          true  | Container killed by YARN for exceeding physical memory limits. 1.5 GB of 1.4 GB used | OUT_OF_MEMORY
          true  | Container from a bad node: c_01 on host: h. Exit status: 137. Diagnostics: | OUT_OF_MEMORY
          true  | Container from a bad node: c_01 on host: h. Exit status: 134. Diagnostics: | LOST_EXECUTOR
          true  | Container from a bad node: c_01 on host: h. Exit status: 143. Diagnostics: | OUT_OF_MEMORY
          false | Executor for container c_01 exited because of a YARN event (e.g., preemption) and not because of an error in the running job. | LOST_EXECUTOR
          true  | The executor with id 3 exited with exit code 137(SIGKILL, possible container OOM). | OUT_OF_MEMORY
          true  | The executor with id 3 exited with exit code 1(unexpected).      | LOST_EXECUTOR
          true  | Remote RPC client disassociated. Likely due to containers exceeding thresholds, or network issues. | LOST_EXECUTOR
          """)
  void anEndThatAFoldMayHaveBroughtAbout_isOfItsKind(
      boolean causedByApp, String reason, FailureKind kind) {
    assertThat(loss(causedByApp, reason))
        .hasValueSatisfying(
            loss -> {
              assertThat(loss.kind()).isEqualTo(kind);
              assertThat(loss.toString()).startsWith("executor 3 at node-7: " + reason);
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          false | Executor decommission: worker decommissioned because of kill request
          false | worker lost: Not receiving heartbeat for 60 seconds
          false | Container container_01 on host: h was preempted.
          false | Container marked as failed: c_01. Exit status: -100. Diagnostics: Container released on a *lost* node
          false | The executor with id 3 was deleted by a user or the framework.
          true  | Executor heartbeat timed out after 127000 ms
          true  | Command exited with code 143
          true  | Command exited with code 56
          """)
  void nodesThatAreLostPreemptedOrSilent_countForNoFold(boolean causedByApp, String reason) {
    assertThat(loss(causedByApp, reason)).isEmpty();
  }
}
