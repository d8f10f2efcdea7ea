package io.sparktune.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;

final class ActivationsTest {

  @Test
  void everyActivationOfDeeplearning4jHasOneName() {
    assertThat(Activations.names()).doesNotHaveDuplicates();
    assertThat(Activations.names().stream().map(Activations::named))
        .containsExactlyInAnyOrder(Activation.values());
  }

  @Test
  void namesAreLowerCaseWordsWithHyphens() {
    assertThat(Activations.names()).allMatch(name -> name.matches("[a-z0-9]+(-[a-z0-9]+)*"));
  }

  @Test
  void anUnknownNameIsABadConfigurationThatListsTheKnownOnes() {
    assertThatThrownBy(() -> Activations.named("rleu"))
        .isInstanceOf(BadConfiguration.class)
        .hasMessageStartingWith("there is no activation rleu; there are relu, leaky-relu");
  }
}
