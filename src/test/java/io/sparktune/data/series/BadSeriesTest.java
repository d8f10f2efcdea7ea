package io.sparktune.data.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparktune.config.StudyFile;
import io.sparktune.data.DataError;
import io.sparktune.data.KeyedDataset;
import io.sparktune.data.NumberTarget;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Series that are not as they should be: errors with a place, or what is documented. */
final class BadSeriesTest {

  private static KeyedDataset read(String settings, String csv) {
    return SeriesStudies.read(
        SeriesStudies.study("data { time = t, target = y }\n" + settings), csv);
  }

  /** Lines of a table are parted by bars. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          t,y|1,2|2,3|2,4;line 4, column "t": 2 is also in x.csv line 3
          t,y|1,2|,3|3,4;line 3, column "t": the time is missing
          t,y|1,2|soon,3|3,4;line 3, column "t": "soon" is not a time
          t,y|2020-01-01,2|2,3|2020-01-03,4;"2" is a number among dates
          t,y|1,2|2020-01-02,3|3,4;"2020-01-02" is a date among numbers
          t,y|03/01/2020,2|04/01/2020,3;"03/01/2020" is not a time
          t,y|2020-02-30,2|2020-03-01,3;"2020-02-30" is not a time
          t,y|01/02/24,2|02/02/24,3;"01/02/24" is not a time
          t,y|2024-13,2|2024-14,3;"2024-13" is not a time
          t,y|2024-10-27T01:30:00,1|2024-10-27T02:30:00,2|2024-10-27T02:30:00,3;is also in x.csv line 3
          t,y|25:00,2|26:00,3;"25:00" is not a time
          t,y|1,1e999|2,3|3,4;line 2, column "y"
          t,y|1,2|2.5,3|4.2,4|8,1;The steps of "t" are not regular: they begin with 1, 2.5, 4.2, 8
          t,y|2020-01-01,2|2020-01-03,3|2020-01-04T05:00:00,4;are not regular
          t,y|1,2|2,x|3,4;line 3, column "y": the cell "x" is not a number
          t,y|1,2|2,inf|3,4;is not a finite number
          t,y|1,2|2,"3|3,4;is not a number
          t,y|1,|2,|3,;Every cell of the target "y" is missing
          t,y|1,2|2,2|3,2;Every step has the target "y" at 2.0
          t,y|1,2;No series has 2 known values in a row
          t,z|1,2|2,3;There is no column "y"; the columns are t, z
          t,y;There are no rows
          """)
  void isRefused(String csv, String message) {
    assertThatThrownBy(() -> read("", csv.replace("|", "\n")))
        .isInstanceOf(DataError.class)
        .hasMessageContaining(message);
  }

  private static String only(KeyedDataset read) {
    assertThat(read.profile().warnings()).hasSize(1);
    return read.profile().warnings().get(0);
  }

  @Test
  void rowsInAnotherOrderAreSorted() {
    KeyedDataset sorted = read("", "t,y\n1,5\n2,6\n3,8");
    KeyedDataset read = read("", "t,y\n3,8\n1,5\n2,6");
    assertThat(only(read))
        .isEqualTo("The rows are not in the order of \"t\"; they are read in that order.");
    assertThat(read.dataset().digest()).isEqualTo(sorted.dataset().digest());
  }

  @Test
  void missingStepsAreToldAndNotForetold() {
    String gap = "t,y\n2020-01-01,5\n2020-01-02,6\n2020-01-04,8\n2020-01-05,9";
    KeyedDataset read = read("", gap);
    assertThat(only(read)).startsWith("1 of 5 steps of 1 day are missing: 2020-01-03;");
    assertThat(read.keys().times()).containsExactly(1, 3, 4);
    assertThatThrownBy(() -> read("data.gaps = error", gap))
        .hasMessage(
            "1 of 5 steps of 1 day are missing: 2020-01-03; add rows, or set data.gaps to fill.");
  }

  @Test
  void gapsAreToldWithTheirPlaces() {
    KeyedDataset read =
        read("data.series = id", "id,t,y\na,1,5\na,2,6\na,6,8\na,8,8\nb,1,5\nb,3,6\nb,5,7\nb,6,9");
    assertThat(only(read))
        .startsWith(
            "6 of 14 steps of 1 are missing: 3 to 5 of the series \"a\", 7 of the series \"a\", 2"
                + " of the series \"b\" and 1 more gaps;");
  }

  @Test
  void theHourThatClocksLeaveOutIsAGap() {
    assertThat(
            only(
                read(
                    "",
                    "t,y\n2024-03-31T00:00:00,5\n2024-03-31T01:00:00,6\n2024-03-31T03:00:00,8")))
        .startsWith("1 of 4 steps of 3600 seconds are missing: 2024-03-31T02:00;");
  }

  @Test
  void irregularRowsAreBroughtToSteps() {
    String csv =
        """
        t,y
        2024-01-01T07:13:00,1
        2024-01-01T21:00:00,3
        2024-01-02T00:00:00,8
        2024-01-04T23:59:59,5
        2024-01-04T03:00:00,
        """;
    KeyedDataset read = read("data.step = \"1 day\"", csv);
    assertThat(read.keys().times()).containsExactly(1, 3);
    assertThat(((NumberTarget) read.dataset().target()).valuesAt(new int[] {0, 1}))
        .containsExactly(8, 5);
    assertThat(read.profile().warnings().get(1))
        .startsWith("1 of 4 steps of 1 day are missing: 2024-01-03;");
    assertThat(window(read, "data.step = \"1 day\"")).containsExactly(2);
    KeyedDataset sums = read("data { step = \"1 day\", aggregate = sum }", csv);
    assertThat(window(sums, "data { step = \"1 day\", aggregate = sum }")).containsExactly(4);
  }

  /** What is read before the first row. */
  private static float[] window(KeyedDataset read, String settings) {
    StudyFile study =
        SeriesStudies.study(
            "data { time = t, target = y }\nprepare { window = 1, scale = none }\n" + settings);
    float[] inputs = new float[1];
    read.dataset()
        .fit(new int[] {0, 1}, SeriesStudies.preparation(study))
        .writer(read.dataset())
        .write(new int[] {0}, 0, 1, input -> inputs);
    return inputs;
  }

  @ParameterizedTest
  @CsvSource({"10 minutes, 2", "1 month, 2", "1 week, 3", "30 seconds, 4"})
  void stepsHaveLengths(String length, int rows) {
    KeyedDataset read =
        read(
            "data.step = \"" + length + "\"",
            length.matches(".*(minutes|seconds)")
                ? "t,y\n2024-01-01T00:00:01,5\n2024-01-01T00:00:31,7\n2024-01-01T00:10:00,6"
                    + "\n2024-01-01T00:10:30,2\n2024-01-01T00:20:00,9"
                : "t,y\n2024-01-01,5\n2024-01-11,7\n2024-02-01,6\n2024-02-03,1\n2024-03-05,9");
    assertThat(read.dataset().rows()).isEqualTo(rows);
  }

  @Test
  void stepsOfNumbersAreNumbers() {
    assertThat(read("data.step = 0.5", "t,y\n1.1,5\n1.7,6\n1.9,8\n2.2,9").keys().times())
        .containsExactly(1, 2);
    assertThatThrownBy(() -> read("data.step = \"1 day\"", "t,y\n1,5\n2,6"))
        .hasMessage(
            "data.step is a length of time, but the times are numbers; set it to a number.");
    assertThatThrownBy(() -> read("data.step = 2", "t,y\n2024-01-01,5\n2024-01-02,6"))
        .hasMessage(
            "data.step is a number, but the times are dates; set it to a length such as \"1"
                + " day\".");
  }

  @ParameterizedTest
  @CsvSource({
    "data.step = soon, data.step",
    "data.step = 0 days, data.step",
    "'data.quantiles = [0.1, 0.9]', lack 0.5",
    "'data.quantiles = [0.5, 1]', data.quantiles",
    "data.target = [], data.target"
  })
  void settingsNameTheirKey(String settings, String message) {
    assertThatThrownBy(
            () ->
                SeriesStudies.study(
                    "data.time = t\n"
                        + (settings.contains("target") ? "" : "data.target = y\n")
                        + settings))
        .hasMessageContaining(message);
  }

  @Test
  void naiveErrorsOfASeasonThatIsTooLongAreThoseOfTheLastValue() {
    String csv = "t,y\n1,5\n2,6\n3,8\n4,7";
    assertThat(read("data.season = 2", csv).dataset().naiveErrors(new int[] {0, 1, 2}))
        .containsExactly((3 + 1) / 2.0);
    assertThat(read("data.season = 52", csv).dataset().naiveErrors(new int[] {0, 1, 2}))
        .containsExactly((1 + 2 + 1) / 3.0);
  }

  @Test
  void millisecondsHaveACalendar() {
    String settings = "data.time-numbers = milliseconds";
    String csv = "t,y\n1704067200000,5\n1704153600000,6\n1704326400000,8\n1704412800000,9";
    assertThat(only(read(settings, csv)))
        .startsWith("1 of 5 steps of 1 day are missing: 2024-01-03;");
  }

  @Test
  void columnsThatNeverChangeAreNoTrouble() {
    StudyFile study =
        SeriesStudies.study("data { time = t, target = y, columns = [c] }\nprepare.window = 1");
    KeyedDataset read = SeriesStudies.read(study, "t,y,c\n1,5,7\n2,6,7\n3,8,7\n4,7,7");
    float[] inputs = new float[2];
    read.dataset()
        .fit(new int[] {0, 1, 2}, SeriesStudies.preparation(study))
        .writer(read.dataset())
        .write(new int[] {1}, 0, 1, input -> inputs);
    assertThat(inputs[1]).isZero();
  }

  @Test
  void missingCellsAreNotForetold() {
    assertThat(read("data.horizon = 2", "t,y\n1,5\n2,6\n3,?\n4,8\n5,9\n6,7").keys().times())
        .containsExactly(4, 5);
  }

  @Test
  void seriesBeginWithTheirFirstKnownTarget() {
    KeyedDataset read = read("", "t,y\n1,\n2,6\n3,7\n4,8");
    assertThat(read.dataset().rows()).isEqualTo(2);
    assertThat(read.profile().warnings()).isEmpty();
  }

  @Test
  void seriesOfOneRowAreCounted() {
    KeyedDataset read = read("data.series = id", "id,t,y\na,1,5\na,2,6\nb,1,3\na,3,7\nc,2,9");
    assertThat(only(read))
        .isEqualTo(
            "2 of 3 series have no more steps than data.horizon; nothing is foretold of them.");
    assertThat(read.dataset().rows()).isEqualTo(2);
  }

  @Test
  void timesWithOffsetsAreInUtc() {
    KeyedDataset read =
        read(
            "",
            """
            t,y
            2020-01-01T00:00:00Z,5
            2020-01-01T02:00:00+01:00,6
            2020-01-01T03:00:00+01:00,8
            """);
    assertThat(read.profile().warnings()).isEmpty();
    assertThat(read.keys().times()).containsExactly(1, 2);
  }

  @ParameterizedTest
  @CsvSource({
    "1949-01,1949-02,1949-03",
    "2020-01-31,2020-02-29,2020-03-31",
    "2019-12-15,2020-01-15,2020-02-15"
  })
  void monthsAreSteps(String first, String second, String third) {
    KeyedDataset read = read("", "t,y\n" + first + ",5\n" + second + ",6\n" + third + ",8");
    assertThat(read.profile().warnings()).isEmpty();
    assertThat(read.keys().times()).containsExactly(1, 2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          prepare.fourier = 1; set data.season to its number of steps
          prepare.seasonal-difference = true; set data.season to its number of steps
          prepare.calendar.month = true; the column t has numbers
          prepare.transform = log; prepare.transform is defined for values above 0, but y has 0.0
          prepare.transform = sqrt; defined for values from 0, but y has -1.0
          """)
  void preparationsThatCannotBeFittedNameTheirKey(String settings, String message) {
    StudyFile study =
        SeriesStudies.study("data { time = t, target = y }\nprepare.window = 1\n" + settings);
    String low = settings.contains("sqrt") ? "-1" : "0";
    KeyedDataset read = SeriesStudies.read(study, "t,y\n1,5\n2,%s\n3,7\n4,8".formatted(low));
    assertThatThrownBy(
            () -> read.dataset().fit(new int[] {0, 1, 2}, SeriesStudies.preparation(study)))
        .isInstanceOf(DataError.class)
        .hasMessageContaining(message);
  }

  @Test
  void seriesShorterThanAWindowNameIt() {
    StudyFile study = SeriesStudies.study("data { time = t, target = y }");
    KeyedDataset read = SeriesStudies.read(study, "t,y\n1,5\n2,6\n3,7\n4,8");
    assertThatThrownBy(
            () -> read.dataset().fit(new int[] {0, 1, 2}, SeriesStudies.preparation(study)))
        .hasMessageStartingWith(
            "prepare.window = 12: none of 3 training rows has the 12 steps before it");
  }
}
