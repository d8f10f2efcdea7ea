package io.sparktune.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LogNormalTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "lognormal(60s, 0.6);60000;0.6",
        "lognormal(1.5m,0);90000;0",
        " LogNormal( 250ms , 1 ) ;250;1",
        "lognormal(2h, 0.25);7200000;0.25"
      })
  void textIsRead(String text, long medianMillis, double sigma) {
    assertThat(LogNormal.parse(text))
        .isEqualTo(new LogNormal(Duration.ofMillis(medianMillis), sigma));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "60s;write a median with its unit and a sigma",
        "lognormal(60, 0.6);write a median with its unit and a sigma",
        "normal(60s, 0.6);write a median with its unit and a sigma",
        "lognormal(0s, 0.6);the median must be above 0 and at most a year",
        "lognormal(1.2.3s, 0.6);1.2.3 is not a number",
        "lognormal(60s, 9);sigma must be from 0 to 5, not 9.0"
      })
  void whatCannotBeRead_isExplained(String text, String problem) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LogNormal.parse(text))
        .withMessage(problem);
  }

  @Test
  void logarithmsHaveTheirMeanAndDeviation() {
    LogNormal distribution = new LogNormal(Duration.ofSeconds(60), 0.6);
    SplittableRandom random = new SplittableRandom(1);
    double[] logarithms =
        DoubleStream.generate(() -> Math.log(distribution.nanos(random) / 60e9))
            .limit(10_000)
            .toArray();
    double mean = DoubleStream.of(logarithms).average().orElseThrow();
    double variance =
        DoubleStream.of(logarithms).map(log -> (log - mean) * (log - mean)).average().orElseThrow();

    // Four standard errors: 0.6 / 100 of the mean, 0.6 / 141 of the deviation.
    assertThat(mean).isCloseTo(0, within(0.024));
    assertThat(Math.sqrt(variance)).isCloseTo(0.6, within(0.017));
  }
}
