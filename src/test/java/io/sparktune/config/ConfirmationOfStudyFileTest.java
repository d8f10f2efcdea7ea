package io.sparktune.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ConfirmationOfStudyFileTest {

  private static final String RATE =
      "training.learning-rate = { real = [1e-3, 1e-1], scale = log }\n";

  @Test
  void roundsMayBeChanged_andAddedLater() {
    StudyFile plain = Studies.with(RATE);
    StudyFile confirmed = Studies.with(RATE + "validation.confirm = 3");
    assertThat(plain.confirmations()).isZero();
    assertThat(confirmed.confirmations()).isEqualTo(3);
    assertThat(confirmed.fingerprint()).isEqualTo(plain.fingerprint());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "validation.confirm = -1 | conf/my.conf:3: validation.confirm",
        "validation { scheme = single, confirm = 2 }"
            + " | conf/my.conf:3: validation.confirm: needs several folds",
        "validation { scheme = time-order, confirm = 2 }, data.time = day"
            + " | conf/my.conf:3: validation.confirm: needs new folds",
        "validation.confirm = 2, search.sampler = pbt"
            + " | conf/my.conf:3: validation.confirm: trains trials by one set of values",
      })
  void whatCannotBeConfirmed_isRefused_withItsPlace(String setting, String message) {
    assertThatThrownBy(() -> Studies.with(RATE + setting)).hasMessageContaining(message);
  }

  @Test
  void severalGoalsHaveNoTies() {
    String goals = "study.goal=[maximize accuracy, minimize parameters]";
    assertThatThrownBy(() -> Studies.with(RATE + "validation.confirm = 2", goals))
        .hasMessageContaining("conf/my.conf:3: validation.confirm: needs one goal");
  }
}
