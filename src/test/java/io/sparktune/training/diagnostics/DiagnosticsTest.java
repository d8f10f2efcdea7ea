package io.sparktune.training.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sparktune.config.StudyFile;
import io.sparktune.data.DataSource;
import io.sparktune.data.Dataset;
import io.sparktune.data.KeyedDataset;
import io.sparktune.data.RowArrays;
import io.sparktune.data.series.SeriesStudies;
import io.sparktune.data.table.GeneratedData;
import io.sparktune.training.metrics.ClassPredictions;
import io.sparktune.training.metrics.ForecastQuantiles;
import io.sparktune.training.metrics.LabelsPredictions;
import io.sparktune.training.metrics.Metrics;
import io.sparktune.training.metrics.NumberPredictions;
import io.sparktune.training.metrics.StandardNumberMetric;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Figures that agree with the metrics, and stay few. */
final class DiagnosticsTest {

  private static final Dataset ROWS = GeneratedData.of(new DataSource.Circles(20_000, 0.1, 0.5), 1);

  private static Diagnostics of(ClassPredictions predictions) {
    int[] rows = IntStream.range(0, predictions.rows()).toArray();
    return Diagnostics.of(ROWS, new int[0], rows, predictions);
  }

  private static ClassPredictions random(int rows, int classes) {
    Random random = new Random(7);
    List<String> labels = IntStream.range(0, classes).mapToObj(place -> "c" + place).toList();
    float[] probabilities = new float[rows * classes];
    for (int row = 0; row < rows; row++) {
      float sum = 0;
      for (int label = 0; label < classes; label++) {
        probabilities[row * classes + label] = random.nextFloat();
        sum += probabilities[row * classes + label];
      }
      for (int label = 0; label < classes; label++) {
        probabilities[row * classes + label] /= sum;
      }
    }
    return new ClassPredictions(labels, random.ints(rows, 0, classes).toArray(), probabilities);
  }

  @Test
  void calibrationErrorIsTheMetric() {
    ClassPredictions predictions = random(500, 3);
    Calibration calibration = of(predictions).calibration();
    assertThat(calibration.error())
        .isEqualTo(predictions.measure(Metrics.standard().require("calibration-error")).value());
    double gaps =
        calibration.bins().stream()
            .mapToDouble(bin -> bin.predictions() * Math.abs(bin.probability() - bin.right()))
            .sum();
    assertThat(gaps / 500).isCloseTo(calibration.error(), within(1e-12));
    assertThat(calibration.bins().stream().mapToLong(Calibration.Bin::predictions).sum())
        .isEqualTo(500);
  }

  @Test
  void theWorstRowsAreSurestOfAnotherClass() {
    ClassPredictions predictions =
        new ClassPredictions(
            List.of("no", "yes"),
            new int[] {0, 1, 1, 0},
            new float[] {0.9f, 0.1f, 0.2f, 0.8f, 0.75f, 0.25f, 0.4f, 0.6f});
    Diagnostics found = of(predictions);
    assertThat(found.errors())
        .containsExactly(
            new RowError("3", "yes", "no", 0.75),
            new RowError("4", "no", "yes", 0.6),
            new RowError("2", "yes", "yes", 1 - 0.8),
            new RowError("1", "no", "no", 1 - 0.9));
    assertThat(found.confusions())
        .containsExactly(new Confusion("no", "yes", 1), new Confusion("yes", "no", 1));
  }

  @Test
  void labelsAreCalibratedOneByOne() {
    LabelsPredictions predictions =
        new LabelsPredictions(
            List.of("a", "b"), new byte[][] {{1, 0}, {1, 1}}, new float[] {0.9f, 0.9f, 0.9f, 0.1f});
    Diagnostics found = Diagnostics.of(ROWS, new int[0], new int[] {0, 1}, predictions);
    assertThat(found.calibration().bins().get(1).predictions()).isEqualTo(3);
    assertThat(found.calibration().bins().get(1).right()).isCloseTo(2 / 3.0, within(1e-12));
    assertThat(found.errors().get(0)).extracting(RowError::actual).isEqualTo("a");
    assertThat(found.errors().get(0)).extracting(RowError::predicted).isEqualTo("a, b");
  }

  @Test
  void residualsAgreeWithTheRootMeanSquare() {
    Random random = new Random(3);
    double[] truth = random.doubles(1_000, -5, 5).toArray();
    double[] predicted = Arrays.stream(truth).map(each -> each + random.nextGaussian()).toArray();
    predicted[0] = 1e6;
    NumberPredictions predictions = new NumberPredictions(truth, predicted);
    Diagnostics found =
        Diagnostics.of(ROWS, new int[0], IntStream.range(0, 1_000).toArray(), predictions);
    Residuals residuals = found.residuals();
    double squares =
        residuals.mean() * residuals.mean()
            + residuals.deviation() * residuals.deviation() * 999 / 1_000;
    assertThat(Math.sqrt(squares))
        .isCloseTo(predictions.measure(StandardNumberMetric.RMSE).value(), within(1e-6));
    assertThat(residuals.bars().stream().mapToLong(Residuals.Bar::predictions).sum())
        .isEqualTo(1_000);
    assertThat(residuals.bars().get(24).to()).isLessThan(5);
    assertThat(found.errors().get(0).row()).isEqualTo("1");
  }

  @Test
  void predictionsThatAreAllRightHaveOneBar() {
    double[] truth = {2, 3};
    Residuals residuals = Residuals.of(new NumberPredictions(truth, truth));
    assertThat(residuals.bars()).containsExactly(new Residuals.Bar(0, 0, 2));
    assertThat(Residuals.of(new NumberPredictions(new double[] {1}, new double[] {3})).deviation())
        .isZero();
  }

  @Test
  void manyRowsAndClassesAreASmallFile() {
    assertThat(of(random(20_000, 300)).json().length).isLessThan(40_000);
    double[] truth = new double[20_000];
    Arrays.setAll(truth, Math::sqrt);
    Diagnostics numbers =
        Diagnostics.of(
            ROWS,
            new int[0],
            RowArrays.all(20_000),
            new NumberPredictions(truth, new double[20_000]));
    assertThat(numbers.json().length).isLessThan(80_000);
  }

  @Test
  void forecastsStandBesideSimpleRules() {
    StringBuilder csv = new StringBuilder("id,t,y\n");
    for (int step = 0; step < 60; step++) {
      for (String id : List.of("a", "b")) {
        csv.append(id).append(',').append(LocalDate.of(2020, 1, 1).plusDays(step));
        csv.append(',').append(step * step).append('\n');
      }
    }
    StudyFile study =
        SeriesStudies.study(
            "data { time = t, series = id, target = y, horizon = 2, quantiles = [0.1, 0.5, 0.9] }");
    KeyedDataset read = SeriesStudies.read(study, csv.toString());
    int[] all = RowArrays.all(read.dataset().rows());
    int[] known = Arrays.copyOf(all, 40);
    int[] rows = {50, 51};
    double[] values = new double[12];
    Arrays.setAll(values, at -> 2_500.0 + at);
    ForecastQuantiles quantiles = new ForecastQuantiles(List.of(0.1, 0.5, 0.9), values);
    double[] truth = new double[] {2_500, 2_601, 2_601, 2_704};
    NumberPredictions predictions =
        new NumberPredictions(truth, quantiles.medians(), List.of(1.0), quantiles);
    Diagnostics found = Diagnostics.of(read.dataset(), known, rows, predictions);
    Forecast forecast = found.forecast();
    assertThat(forecast.rules().get(0)).isEqualTo("naive");
    assertThat(forecast.series()).hasSize(1);
    Forecast.Step step = forecast.series().get(0).steps().get(0);
    assertThat(step.predicted()).isEqualTo(2_501);
    assertThat(step.bounds()).containsExactly(2_500.0, 2_502.0);
    assertThat(forecast.leads()).extracting(Forecast.Lead::ahead).containsExactly(1, 2);
    assertThat(forecast.leads().get(1).error())
        .isEqualTo((Math.abs(2_504 - 2_601) + Math.abs(2_510 - 2_704)) / 2.0);
    assertThat(found.errors().get(0).row()).contains("a, 2020-");
  }
}
