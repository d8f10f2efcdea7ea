package io.sparktune.trial;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class FoldOutcomeTest {

  @Test
  void theMessageOfAFailureHasNoCredential() {
    FoldOutcome.Failed failed =
        new FoldOutcome.Failed(
            FailureKind.CODE_ERROR, "cannot reach jdbc:db://me:hunter2@host, password=hunter2");

    assertThat(failed.message()).isEqualTo("cannot reach jdbc:db://***@host, password=***");
  }
}
