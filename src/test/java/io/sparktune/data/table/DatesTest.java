package io.sparktune.data.table;

import static io.sparktune.data.PreparationFixture.inputs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import io.sparktune.data.DataError;
import io.sparktune.data.Imbalance;
import io.sparktune.data.KeyedDataset;
import io.sparktune.data.RawTable;
import io.sparktune.data.profile.ColumnProfile;
import io.sparktune.data.profile.ColumnUse;
import io.sparktune.data.table.ColumnRoles.MissingTarget;
import io.sparktune.data.table.ColumnRoles.TargetKind;
import io.sparktune.data.table.TablePreparation.Categories;
import io.sparktune.data.table.TablePreparation.MissingCells;
import io.sparktune.data.table.TablePreparation.Outliers;
import io.sparktune.data.table.TablePreparation.Scaling;
import io.sparktune.data.table.dates.DateEncoding;
import io.sparktune.data.table.dates.DatePreparation;
import io.sparktune.data.table.text.CellFormat;
import io.sparktune.data.table.text.CellIdentity;
import io.sparktune.data.table.text.DateOrder;
import io.sparktune.data.table.text.InputCells;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Dates and timestamps as features. */
final class DatesTest {

  private static final DatePreparation NUMBERS =
      new DatePreparation(
          DateEncoding.NUMBER,
          DateEncoding.NUMBER,
          DateEncoding.NUMBER,
          DateEncoding.NUMBER,
          DateEncoding.NUMBER);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2024-03-01",
        "2024-03-01T12:30:00",
        "2024-03-01 12:30:00.5",
        "2024-03-01T12:30:00Z",
        "2024-03-01T12:30:00+02:00"
      })
  void columnsOfDatesAlone_areDates(String cell) {
    KeyedDataset read = read(List.of(), cell, "NA", "2023-12-31");

    assertThat(column(read)).isInstanceOf(DateColumn.class);
    assertThat(read.profile().columns().get(0))
        .isEqualTo(new ColumnProfile("x", ColumnUse.DATES, 1, 0));
  }

  @ParameterizedTest
  @ValueSource(strings = {"soon", "2024", "2024-02-30", "2024-03-01T25:00", "03/01/2024"})
  void columnsWithAnythingElse_areCategories(String cell) {
    assertThat(column(read(List.of(), "2024-03-01", cell))).isInstanceOf(CategoricalColumn.class);
  }

  @Test
  void datesThatAreNotIso_areReadWhereTheyMeanOneDay_andTold() {
    KeyedDataset read = read(List.of(), "31.12.2023", "1.3.2024", "NA");
    assertThat(((DateColumn) column(read)).secondsAt(1))
        .isEqualTo(((DateColumn) column(read(List.of(), "2024-03-01", "NA"))).secondsAt(0));
    assertThat(read.profile().warnings())
        .containsExactly(
            "The column \"x\" is read as dates, of which \"31.12.2023\" is 2023-12-31; list it in"
                + " data.categorical if it is none.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "NONE|12/31/2023|03/01/2024|with the month first; set data.date-order = month-first",
        "NONE|31-12-23|03-01-24|with the day first; set data.date-order = day-first",
        "NONE|12/11/2023|03/01/2024 1:00 PM|of which day and month could be either; set"
            + " data.date-order = day-first or data.date-order = month-first",
        "NONE|12/31/2023|31/12/2023|of which neither order of day and month reads all; write them"
            + " as 2024-12-31",
        "DAY_FIRST|12/31/2023|03/01/2024|which is none with data.date-order = day-first; set"
            + " data.date-order = month-first"
      })
  void datesThatTheOrderDoesNotRead_areCategories_andTold(
      DateOrder order, String first, String second, String told) {
    KeyedDataset read = read(order, List.of(), first, second);
    assertThat(column(read)).isInstanceOf(CategoricalColumn.class);
    assertThat(read.profile().warnings())
        .contains(
            "The column \"x\" is read as categories, but its cells are dates such as \""
                + first
                + "\", "
                + told
                + " to read dates, or list it in data.categorical.");
  }

  @Test
  void theOrderOfDayAndMonth_isASetting_whichTheModelKeeps() throws IOException {
    KeyedDataset read = read(DateOrder.DAY_FIRST, List.of(), "31/12/2023", "1/3/2024", "NA");
    assertThat(((DateColumn) column(read)).secondsAt(1))
        .isEqualTo(((DateColumn) column(read(List.of(), "2024-03-01", "NA"))).secondsAt(0));
    FittedPreparation fitted = fit(data(read), NUMBERS, Scaling.NONE, 0, 1);
    FittedPreparation kept = new TableKind().inputs(new TableKind().write(fitted));
    InputCells cells = new InputCells(kept.cells());
    assertThat(cells.date("1/3/2024")).isEqualTo(cells.date("2024-03-01"));
    assertThat(cells.dateFault("12/31/2023").orElseThrow())
        .contains("\"12/31/2023\"", "data.date-order = day-first");
  }

  @Test
  void categoriesThatAreDates_areEqualByTheOrderAsWell() {
    CellIdentity dates = CellIdentity.of(List.of("2024-03-01", "2023-12-31"), DateOrder.DAY_FIRST);
    assertThat(dates.texts(List.of("1/3/2024", "31.12.23"), DateOrder.DAY_FIRST))
        .containsExactly("2024-03-01", "2023-12-31");
  }

  @Test
  void datesThatAreAskedFor_areRefusedWithTheKey() {
    assertThatThrownBy(() -> read(List.of("x"), "12/31/2023", "03/01/2024"))
        .isInstanceOf(DataError.class)
        .hasMessageContaining(
            "the cell \"12/31/2023\" is not a date (one of 2 such cells); set data.date-order ="
                + " month-first, write it as 2024-03-01");
  }

  @Test
  void columnsThatAreSaidToBeDates_mustBe() {
    assertThat(
            catchThrowableOfType(
                    DataError.class, () -> read(List.of("x"), "2024-03-01", "soon", "1", "-"))
                .problems())
        .containsExactly(
            "f.csv line 5, column \"x\": a cell is \"-\", as if nothing were known; set"
                + " data.missing = [\"NA\", \"-\"], or list the column in data.categorical.",
            "f.csv line 3, column \"x\": the cell \"soon\" is not a date (one of 2 such cells);"
                + " write it as 2024-03-01 or 2024-03-01T12:00:00, add it to data.missing, or list"
                + " the column in data.categorical.");
  }

  @Test
  void parts_areNumbersOfTheCalendarInUtc() {
    TableDataset data =
        data(read(List.of(), "2024-02-29T18:45:00", "2021-01-03", "2024-02-29T20:45:00+02:00"));

    FittedPreparation fitted = fit(data, NUMBERS, Scaling.NONE, 0, 1, 2);

    assertThat(fitted.inputNames())
        .containsExactly("x year", "x month", "x day of month", "x day of week", "x hour");
    assertThat(inputs(fitted, data.features(), 0, 1, 2))
        .isDeepEqualTo(
            new float[][] {{2024, 2, 29, 4, 18.75f}, {2021, 1, 3, 7, 0}, {2024, 2, 29, 4, 18.75f}});
  }

  @Test
  void cycles_areSineAndCosineOfTheShareThatIsOver() {
    TableDataset data = data(read(List.of(), "2024-04-16T06:00:00", "NA"));

    FittedPreparation fitted = fit(data, DatePreparation.STANDARD, Scaling.NONE, 0, 1);
    float[][] inputs = inputs(fitted, data.features(), 0, 1);

    assertThat(fitted.inputNames())
        .containsExactly(
            "x year",
            "x month sine",
            "x month cosine",
            "x day of month sine",
            "x day of month cosine",
            "x day of week sine",
            "x day of week cosine",
            "x hour sine",
            "x hour cosine",
            "x is missing");
    assertThat(inputs[0])
        .containsExactly(
            new float[] {2024, 1, 0, 0, -1, sine(1 / 7.0), cosine(1 / 7.0), 1, 0, 0},
            within(1e-6f));
    assertThat(inputs[1]).containsExactly(2024, 0, 0, 0, 0, 0, 0, 0, 0, 1);
  }

  @Test
  void onlyTrainingRowsAreFittedOn() {
    TableDataset data =
        data(read(List.of(), "2020-01-01", "2022-01-01", "NA", "2050-06-01T10:00:00"));

    FittedPreparation fitted = fit(data, NUMBERS, Scaling.MIN_MAX, 0, 1, 2);

    assertThat(fitted.inputNames()).doesNotContain("x hour");
    float[][] inputs = inputs(fitted, data.features(), 0, 1, 2, 3);
    assertThat(List.of(inputs[0][0], inputs[1][0], inputs[2][0], inputs[3][0]))
        .containsExactly(0f, 1f, 0.5f, 15f);
  }

  @Test
  void partsThatAreNotWanted_areNoInputs() {
    TableDataset data = data(read(List.of(), "2020-01-01", "2022-01-01"));
    DatePreparation year =
        new DatePreparation(
            DateEncoding.NUMBER,
            DateEncoding.NONE,
            DateEncoding.NONE,
            DateEncoding.NONE,
            DateEncoding.NONE);

    assertThat(fit(data, year, Scaling.STANDARD, 0, 1).inputNames()).containsExactly("x year");
  }

  @Test
  void aModelKeepsThem() throws IOException {
    TableDataset data = data(read(List.of(), "2020-01-01T01:00:00", "NA"));
    FittedPreparation fitted = fit(data, DatePreparation.STANDARD, Scaling.STANDARD, 0, 1);
    TableKind kind = new TableKind();

    assertThat(kind.inputs(kind.write(fitted))).isEqualTo(fitted);
    assertThat(fitted.columns()).containsExactly(new InputColumn("x", InputColumn.Type.DATE));
  }

  @Test
  void theDigest_tellsDatesApart() {
    assertThat(data(read(List.of(), "2020-01-01", "NA")).digest())
        .isEqualTo(data(read(List.of(), "2020-01-01T00:00:00Z", "")).digest())
        .isNotEqualTo(data(read(List.of(), "2020-01-02", "NA")).digest());
  }

  private static float sine(double turn) {
    return (float) StrictMath.sin(2 * Math.PI * turn);
  }

  private static float cosine(double turn) {
    return (float) StrictMath.cos(2 * Math.PI * turn);
  }

  private static FittedPreparation fit(
      TableDataset data, DatePreparation dates, Scaling scaling, int... rows) {
    return FittedPreparation.fit(
        data,
        rows,
        new TablePreparation(
            new MissingCells.Mean(),
            rows.length == 2,
            new Outliers.Keep(),
            scaling,
            Scaling.NONE,
            Categories.ONE_HOT,
            dates,
            Imbalance.NONE));
  }

  private static KeyedDataset read(List<String> dates, String... cells) {
    return read(DateOrder.NONE, dates, cells);
  }

  private static KeyedDataset read(DateOrder order, List<String> dates, String... cells) {
    String[] targets =
        IntStream.range(0, cells.length).mapToObj(row -> row + ".5").toArray(String[]::new);
    return TableBuilder.build(
        new RawTable(List.of("x", "y"), List.of(cells, targets), row -> "f.csv line " + (row + 2)),
        new ColumnRoles(
            "y",
            TargetKind.NUMBERS,
            MissingTarget.ERROR,
            "",
            "",
            List.of(),
            List.of(),
            List.of(),
            dates,
            new CellFormat(List.of("NA"), ".", "", List.of(), order)));
  }

  private static TableDataset data(KeyedDataset read) {
    return (TableDataset) read.dataset();
  }

  private static Column column(KeyedDataset read) {
    return data(read).features().columns().get(0);
  }
}
