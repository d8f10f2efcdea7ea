package io.sparktune.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparktune.model.BadConfiguration;
import io.sparktune.training.metrics.Divergence;
import io.sparktune.trial.FailureKind;
import io.sparktune.trial.FoldOutcome.Failed;
import org.junit.jupiter.api.Test;

final class FailureClassifierTest {

  @Test
  void kindsFollowFromTheException() {
    assertThat(FailureClassifier.of(new Divergence("the loss is NaN in epoch 2")))
        .isEqualTo(new Failed(FailureKind.DIVERGED, "the loss is NaN in epoch 2"));
    assertThat(FailureClassifier.of(new BadConfiguration("no")).kind())
        .isEqualTo(FailureKind.BAD_CONFIGURATION);
    assertThat(FailureClassifier.of(new OutOfMemoryError("Java heap space")))
        .isEqualTo(
            new Failed(
                FailureKind.OUT_OF_MEMORY,
                "Java heap space; spark.executor.memory gives more, with local[N] --driver-memory"
                    + " or SPARKTUNE_MEMORY"));
  }

  @Test
  void nativeMemoryThatRanOutIsKnownByItsWords() {
    assertThat(FailureClassifier.of(new RuntimeException("std::bad_alloc")).kind())
        .isEqualTo(FailureKind.OUT_OF_MEMORY);
    assertThat(
            FailureClassifier.of(
                    new RuntimeException(
                        "Error during neural network forward pass", new OutOfMemoryError("native")))
                .kind())
        .isEqualTo(FailureKind.OUT_OF_MEMORY);
  }

  @Test
  void anyOtherExceptionIsACodeErrorWithItsFirstStackLines() {
    Failed failed = FailureClassifier.of(new IllegalStateException("broken"));
    assertThat(failed.kind()).isEqualTo(FailureKind.CODE_ERROR);
    assertThat(failed.message().lines())
        .hasSize(6)
        .startsWith("java.lang.IllegalStateException: broken");
    assertThat(failed.message())
        .contains("at io.sparktune.training.FailureClassifierTest.anyOther");
  }
}
