package io.sparktune.training.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Metrics of forecasts by hand. */
final class ForecastMetricsTest {

  private static final double[] TRUTH = {0, 2, -4, 10};
  private static final double[] FORECAST = {0, 1, 4, 12};

  @Test
  void smapeIsTheMeanOfSymmetricShares() {
    MetricValue value = AskedNumberMetric.SMAPE.measure(new NumberPredictions(TRUTH, FORECAST));
    assertThat(value.value()).isCloseTo((0 + 2.0 / 3 + 16.0 / 8 + 4.0 / 22) / 4, within(1e-12));
  }

  @Test
  void maseIsInSharesOfTheNaiveError() {
    MetricValue value = AskedNumberMetric.MASE.measure(new NumberPredictions(TRUTH, FORECAST, 5.5));
    assertThat(value.value()).isCloseTo((0 + 1 + 8 + 2) / 4.0 / 5.5, within(1e-12));
  }

  @Test
  void maseIsUndefinedWithoutSeries() {
    assertThat(AskedNumberMetric.MASE.measure(new NumberPredictions(TRUTH, FORECAST)).reason())
        .isEqualTo("there are no naive forecasts, which only series have");
  }
}
