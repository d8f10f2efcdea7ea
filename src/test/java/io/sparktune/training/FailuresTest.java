package io.sparktune.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparktune.model.BadConfiguration;
import io.sparktune.trial.FailureKind;
import io.sparktune.trial.FoldOutcome.Failed;
import org.junit.jupiter.api.Test;

final class FailuresTest {

  @Test
  void kindsFollowFromTheException() {
    assertThat(Failures.of(new Divergence("the loss is NaN in epoch 2")))
        .isEqualTo(new Failed(FailureKind.DIVERGED, "the loss is NaN in epoch 2"));
    assertThat(Failures.of(new BadConfiguration("no")).kind())
        .isEqualTo(FailureKind.BAD_CONFIGURATION);
    assertThat(Failures.of(new OutOfMemoryError("Java heap space")))
        .isEqualTo(new Failed(FailureKind.OUT_OF_MEMORY, "Java heap space"));
  }

  @Test
  void nativeMemoryThatRanOutIsKnownByItsWords() {
    assertThat(Failures.of(new RuntimeException("std::bad_alloc")).kind())
        .isEqualTo(FailureKind.OUT_OF_MEMORY);
    assertThat(
            Failures.of(
                    new RuntimeException(
                        "Error during neural network forward pass", new OutOfMemoryError("native")))
                .kind())
        .isEqualTo(FailureKind.OUT_OF_MEMORY);
  }

  @Test
  void anyOtherExceptionIsACodeErrorWithItsFirstStackLines() {
    Failed failed = Failures.of(new IllegalStateException("broken"));
    assertThat(failed.kind()).isEqualTo(FailureKind.CODE_ERROR);
    assertThat(failed.message().lines())
        .hasSize(6)
        .startsWith("java.lang.IllegalStateException: broken");
    assertThat(failed.message()).contains("at io.sparktune.training.FailuresTest.anyOther");
  }
}
