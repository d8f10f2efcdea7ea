package io.sparktune.data.cells;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

final class SampleStatisticsTest {

  private static final SampleStatistics SAMPLE = sample(7, 1, 4, 2, 2);

  @Test
  void quantiles_areThoseOfNumpy() {
    // numpy.quantile([7, 1, 4, 2, 2], q)
    assertThat(SAMPLE.quantile(0)).isEqualTo(1);
    assertThat(SAMPLE.quantile(0.1)).isCloseTo(1.4, within(1e-12));
    assertThat(SAMPLE.quantile(0.25)).isEqualTo(2);
    assertThat(SAMPLE.quantile(0.5)).isEqualTo(2);
    assertThat(SAMPLE.quantile(0.9)).isCloseTo(5.8, within(1e-12));
    assertThat(SAMPLE.quantile(1)).isEqualTo(7);
  }

  @Test
  void deviation_isThatOfTheNumbersThemselves() {
    assertThat(SAMPLE.mean()).isCloseTo(3.2, within(1e-12));
    assertThat(SAMPLE.deviation()).isCloseTo(Math.sqrt(22.8 / 5), within(1e-12));
  }

  @Test
  void mostFrequent_isTheSmallestOfThose() {
    assertThat(SAMPLE.mostFrequent()).isEqualTo(2);
    assertThat(sample(3, 1, 3, 1, 2).mostFrequent()).isEqualTo(1);
    assertThat(sample(1, 9, 9).mostFrequent()).isEqualTo(9);
  }

  @Test
  void statisticsOfExtremeNumbers_areFinite() {
    double max = Double.MAX_VALUE;

    assertThat(sample(max, max, -max).mean()).isCloseTo(max / 3, within(max * 1e-15));
    assertThat(sample(max, -max).deviation()).isEqualTo(max);
    assertThat(sample(-max, max).quantile(0.5)).isZero();
    assertThat(sample(Double.MIN_VALUE, 0).deviation()).isGreaterThanOrEqualTo(0);
    assertThat(sample(0, 0).mean()).isZero();
  }

  private static SampleStatistics sample(double... numbers) {
    return new SampleStatistics(DoubleStream.of(numbers));
  }
}
