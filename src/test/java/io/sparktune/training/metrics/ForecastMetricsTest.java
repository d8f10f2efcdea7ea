package io.sparktune.training.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
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
    MetricValue value =
        AskedNumberMetric.MASE.measure(
            new NumberPredictions(TRUTH, FORECAST, List.of(5.5), ForecastQuantiles.NONE));
    assertThat(value.value()).isCloseTo((0 + 1 + 8 + 2) / 4.0 / 5.5, within(1e-12));
  }

  @Test
  void maseOfSeveralTargetsIsTheMeanOfTheirs() {
    MetricValue value =
        AskedNumberMetric.MASE.measure(
            new NumberPredictions(TRUTH, FORECAST, List.of(2.0, 4.0), ForecastQuantiles.NONE));
    assertThat(value.value()).isCloseTo(((0 + 8) / 2.0 / 2 + (1 + 2) / 2.0 / 4) / 2, within(1e-12));
    Predictions drawn =
        new NumberPredictions(TRUTH, FORECAST, List.of(2.0, 4.0), ForecastQuantiles.NONE)
            .at(new int[] {3, 2, 3});
    assertThat(drawn.measure(AskedNumberMetric.MASE).value())
        .isCloseTo((2.0 / 4 + 8.0 / 2 + 2.0 / 4) / 3, within(1e-12));
  }

  @Test
  void pinballIsTheMeanOverQuantiles() {
    ForecastQuantiles quantiles =
        new ForecastQuantiles(List.of(0.1, 0.5), new double[] {-1, 0, 1, 3, -5, -4, 12, 12});
    MetricValue value =
        AskedNumberMetric.PINBALL.measure(
            new NumberPredictions(TRUTH, quantiles.medians(), List.of(1.0), quantiles));
    double first = 0.1 * 1 + 0.1 * 1 + 0.1 * 1 + 0.9 * 2;
    double second = 0 + 0.5 * 1 + 0 + 0.5 * 2;
    assertThat(value.value()).isCloseTo((first + second) / 8, within(1e-12));
    Predictions drawn =
        new NumberPredictions(TRUTH, quantiles.medians(), List.of(1.0), quantiles)
            .at(new int[] {3, 1, 3});
    assertThat(drawn.measure(AskedNumberMetric.PINBALL).value())
        .isCloseTo((2 * (0.9 * 2 + 0.5 * 2) + 0.1 * 1 + 0.5 * 1) / 6, within(1e-12));
    assertThat(quantiles.medians()).containsExactly(0, 3, -4, 12);
  }

  @Test
  void pinballIsUndefinedWithoutQuantiles() {
    assertThat(AskedNumberMetric.PINBALL.measure(new NumberPredictions(TRUTH, FORECAST)).reason())
        .isEqualTo("no quantiles are predicted; series have them with data.quantiles");
  }

  @Test
  void maseIsUndefinedWithoutSeries() {
    assertThat(AskedNumberMetric.MASE.measure(new NumberPredictions(TRUTH, FORECAST)).reason())
        .isEqualTo("there are no naive forecasts, which only series have");
  }
}
