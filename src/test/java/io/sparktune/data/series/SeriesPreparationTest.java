package io.sparktune.data.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sparktune.config.StudyFile;
import io.sparktune.data.Dataset;
import io.sparktune.data.FittedInputs;
import io.sparktune.data.NumberTarget;
import io.sparktune.data.RowArrays;
import io.sparktune.data.coding.TargetCoding;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What networks read of series, and that the preparation is undone in what they foretell. */
final class SeriesPreparationTest {

  private static final int STEPS = 40;

  private static StudyFile study(String settings) {
    return SeriesStudies.study(
        "data.time = t\n" + (settings.contains("target") ? "" : "data.target = y\n") + settings);
  }

  /** Values that grow with a season of 5, and others beside them. */
  private static String csv() {
    StringBuilder csv = new StringBuilder("t,y,z\n");
    for (int step = 0; step < STEPS; step++) {
      double value = 3 + 0.2 * step + Math.sin(2 * Math.PI * step / 5) + (step % 3) * 0.1;
      csv.append(String.format(Locale.ROOT, "%d,%.3f,%d%n", step, value, 100 + step * step));
    }
    return csv.toString();
  }

  static Stream<String> preparations() {
    List<String> preparations = new ArrayList<>();
    for (String transform : List.of("none", "log", "sqrt", "{ box-cox { lambda = -0.3 } }")) {
      for (int difference = 0; difference <= 2; difference++) {
        for (boolean seasonal : List.of(false, true)) {
          preparations.add(
              "prepare { window = 3, transform = %s, difference = %d, seasonal-difference = %s }"
                  .formatted(transform, difference, seasonal));
        }
      }
    }
    return preparations.stream();
  }

  @ParameterizedTest
  @MethodSource("preparations")
  void whatANetworkShouldGiveIsTheTruth(String preparation) {
    StudyFile study = study("data { target = [y, z], season = 5, horizon = 7 }\n" + preparation);
    Dataset data = SeriesStudies.read(study, csv()).dataset();
    FittedInputs fitted = data.fit(RowArrays.all(data.rows()), SeriesStudies.preparation(study));
    TargetCoding coding = fitted.coding(data).orElseThrow();
    int[] rows = coding.trainable(RowArrays.all(data.rows()));
    assertThat(rows.length).isBetween(15, data.rows());
    for (int row : rows) {
      float[] outputs = new float[coding.outputs()];
      coding.write(row, outputs, 0);
      double[] numbers = new double[coding.numbers()];
      coding.read(row, outputs, 0, numbers, 0);
      double[] truth = ((NumberTarget) data.target()).valuesAt(new int[] {row});
      for (int number = 0; number < truth.length; number++) {
        assertThat(numbers[number])
            .as("row %d, number %d", row, number)
            .isCloseTo(truth[number], within(1e-4 * Math.abs(truth[number])));
      }
    }
  }

  @Test
  void quantilesAreSortedAndTheMedianIsTheForecast() {
    StudyFile study =
        study("data.quantiles = [0.9, 0.5, 0.1]\nprepare { window = 1, scale = none }");
    Dataset data = SeriesStudies.read(study, "t,y\n1,5\n2,6\n3,8\n4,9").dataset();
    FittedInputs fitted = data.fit(new int[] {0, 1, 2}, SeriesStudies.preparation(study));
    TargetCoding coding = fitted.coding(data).orElseThrow();
    assertThat(fitted.targetNumbers()).isEqualTo(3);
    assertThat(coding.quantiles()).containsExactly(0.1, 0.5, 0.9);
    double[] quantiles = new double[3];
    coding.readQuantiles(0, new float[] {7, 4, 5}, 0, quantiles, 0);
    assertThat(quantiles).containsExactly(4, 5, 7);
    double[] forecast = new double[1];
    coding.read(0, new float[] {7, 4, 5}, 0, forecast, 0);
    assertThat(forecast).containsExactly(5);
  }

  private static float[] inputs(String settings, String csv, int row) {
    StudyFile study = study(settings);
    Dataset data = SeriesStudies.read(study, csv).dataset();
    FittedInputs fitted = data.fit(RowArrays.all(data.rows()), SeriesStudies.preparation(study));
    float[] inputs = new float[fitted.inputs().get(0).numbers()];
    fitted.writer(data).write(new int[] {row}, 0, 1, input -> inputs);
    return inputs;
  }

  private static final String SQUARES = "t,y\n0,0\n1,1\n2,4\n3,9\n4,16\n5,25\n6,36\n7,49\n8,64";

  @Test
  void aWindowHasTheLastSteps() {
    assertThat(inputs("prepare { window = 3, scale = none }", SQUARES, 4))
        .containsExactly(4, 9, 16);
  }

  @Test
  void differencesAreThoseOfTheStepsBefore() {
    assertThat(inputs("prepare { window = 2, scale = none, difference = 1 }", SQUARES, 4))
        .containsExactly(5, 7);
    assertThat(inputs("prepare { window = 2, scale = none, difference = 2 }", SQUARES, 4))
        .containsExactly(2, 2);
    assertThat(
            inputs(
                "data.season = 3\nprepare { window = 2, scale = none, seasonal-difference = true }",
                SQUARES,
                5))
        .containsExactly(16 - 1, 25 - 4);
  }

  @Test
  void lagsAreTheValuesOfWholeSeasonsBefore() {
    assertThat(
            inputs(
                "data.season = 3\nprepare { window = 1, scale = none, season-lags = 2 }",
                SQUARES,
                6))
        .containsExactly(36, 16, 1);
  }

  @Test
  void wavesAreThoseOfTheStepThatIsForetold() {
    float[] inputs =
        inputs("data.season = 4\nprepare { window = 1, scale = none, fourier = 2 }", SQUARES, 4);
    double angle = 2 * Math.PI * 5 / 4;
    assertThat(inputs).hasSize(5);
    assertThat(inputs[1]).isCloseTo((float) Math.sin(angle), within(1e-6f));
    assertThat(inputs[2]).isCloseTo((float) Math.cos(angle), within(1e-6f));
    assertThat(inputs[3]).isCloseTo((float) Math.sin(2 * angle), within(1e-6f));
    assertThat(inputs[4]).isCloseTo((float) Math.cos(2 * angle), within(1e-6f));
  }

  @Test
  void calendarsAreThoseOfTheStepThatIsForetold() {
    // 2024-01-04 was a Thursday.
    float[] inputs =
        inputs(
            "prepare { window = 1, scale = none, calendar { day-of-week = true, month = true } }",
            "t,y\n2024-01-01,1\n2024-01-02,2\n2024-01-03,4\n2024-01-04,3",
            2);
    double angle = 2 * Math.PI * 3 / 7;
    assertThat(inputs).hasSize(5);
    assertThat(inputs[0]).isEqualTo(4);
    assertThat(inputs[1]).isEqualTo(0);
    assertThat(inputs[2]).isEqualTo(1);
    assertThat(inputs[3]).isCloseTo((float) Math.sin(angle), within(1e-6f));
    assertThat(inputs[4]).isCloseTo((float) Math.cos(angle), within(1e-6f));
  }

  @Test
  void whatIsKnownAheadIsReadAtEachStepThatIsForetold() {
    String csv = "t,y,z,k\n0,1,7,10\n1,3,8,20\n2,2,9,30\n3,5,6,40";
    String columns = "data { columns = [z], known-ahead = [k], horizon = 2 }\n";
    assertThat(inputs(columns + "prepare { window = 1, scale = none }", csv, 0))
        .containsExactly(1, 7, 20, 30);
    assertThat(
            inputs(columns + "prepare { window = 1, scale = none, forecast = recursive }", csv, 0))
        .containsExactly(1, 7, 20);
  }
}
