package io.sparktune.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class NumbersTest {

  @Test
  void scoresHaveFourDigitsThatTell() {
    assertThat(Numbers.score(0.96524)).isEqualTo("0.9652");
    assertThat(Numbers.score(-12.3456)).isEqualTo("-12.346");
    assertThat(Numbers.score(123.456)).isEqualTo("123.46");
    assertThat(Numbers.score(0)).isEqualTo("0.0000");
    assertThat(Numbers.score(0.0000123)).isEqualTo("1.23e-05");
    assertThat(Numbers.score(12345678)).isEqualTo("1.23e+07");
  }

  @Test
  void valuesAreBrief() {
    assertThat(Numbers.brief(0.1)).isEqualTo("0.1");
    assertThat(Numbers.brief(0.0)).isEqualTo("0");
    assertThat(Numbers.brief(100.0)).isEqualTo("100");
    assertThat(Numbers.brief(0.00123456)).isEqualTo("0.001235");
    assertThat(Numbers.brief(1e-6)).isEqualTo("1e-06");
    assertThat(Numbers.brief(1.25e-6)).isEqualTo("1.25e-06");
    assertThat(Numbers.brief(32L)).isEqualTo("32");
    assertThat(Numbers.brief("relu")).isEqualTo("relu");
  }

  @Test
  void timesReadLikeAClock() {
    assertThat(Numbers.time(Duration.ofSeconds(7))).isEqualTo("0:07");
    assertThat(Numbers.time(Duration.ofSeconds(754))).isEqualTo("12:34");
    assertThat(Numbers.time(Duration.ofSeconds(10_921))).isEqualTo("3:02:01");
  }

  @Test
  void countsAgreeWithTheirNouns() {
    assertThat(Numbers.count(1, "trial")).isEqualTo("1 trial");
    assertThat(Numbers.count(1200, "fold")).isEqualTo("1,200 folds");
  }
}
