package io.sparktune.data.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sparktune.data.DataError;
import io.sparktune.data.KeyedDataset;
import io.sparktune.data.NumberTarget;
import io.sparktune.data.RawTable;
import io.sparktune.data.SampleFile;
import io.sparktune.data.profile.ColumnProfile;
import io.sparktune.data.profile.ColumnUse;
import io.sparktune.data.table.ColumnRoles.MissingTarget;
import io.sparktune.data.table.ColumnRoles.TargetKind;
import io.sparktune.data.table.text.CellFormat;
import io.sparktune.data.table.text.DateOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Cells as programs and people of other places write them. */
final class CellsOfStrangersTest {

  private static final CellFormat PLAIN = CellFormat.plain(List.of("", "NA", "NaN", "null", "?"));

  @Test
  void spellingsOfAMissingNumber_areToldAtOnceWithTheirNumbers() {
    String[] cells = {"1", "N/A", "nan", "-", "None", "-", "NULL", ".", "n/a", "na", "2.5"};

    assertThat(problems(table("x", cells), TargetKind.CLASSES_BY_GOAL, PLAIN))
        .containsExactly(
            "f.csv line 3, column \"x\": 6 cells are \"-\" (2), \".\" (1), \"N/A\" (1), \"None\""
                + " (1) or \"n/a\" (1), as if nothing were known; set data.missing = [\"\","
                + " \"NA\", \"NaN\", \"null\", \"?\", \"-\", \".\", \"N/A\", \"None\"], or list the"
                + " column in data.categorical.");
  }

  @Test
  void spellingsThatAreNamed_areMissingWhateverTheirCapitals() {
    CellFormat format = CellFormat.plain(List.of("NA", "n/a", "-", "NONE", "."));
    String[] cells = {"1", "N/A", "-", "None", "na", ".", "n/A", "2.5"};

    KeyedDataset read = read(table("x", cells), TargetKind.CLASSES_BY_GOAL, format);

    assertThat(column(read)).isInstanceOf(NumericColumn.class);
    assertThat(read.profile().columns())
        .containsExactly(
            new ColumnProfile("x", ColumnUse.NUMBERS, 6, 0),
            new ColumnProfile("y", ColumnUse.TARGET, 0, 2));
    assertThat(read.profile().warnings()).isEmpty();
  }

  @Test
  void categoriesThatSayThatNothingIsKnown_areToldAndRead() {
    KeyedDataset read =
        read(table("x", "red", "-", "none", "N/A", "n/a"), TargetKind.CLASSES_BY_GOAL, PLAIN);

    assertThat(((CategoricalColumn) column(read)).categories())
        .containsExactly("-", "N/A", "n/a", "none", "red");
    assertThat(read.profile().warnings())
        .containsExactly(
            "The column \"x\" is read as categories, of which 3 cells are \"-\" (1), \"N/A\" (1) or"
                + " \"n/a\" (1), as if nothing were known; set data.missing = [\"\", \"NA\","
                + " \"NaN\", \"null\", \"?\", \"-\", \"N/A\"], or list it in data.categorical.");
  }

  @Test
  void numbersWithOneSign_areOfferedAndReadWhereTold() {
    String[] cells = {"$1,234.50", "$7", "$8", "-$9"};

    KeyedDataset offered = read(table("x", cells), TargetKind.CLASSES_BY_GOAL, PLAIN);
    KeyedDataset told =
        read(
            table("x", cells),
            TargetKind.CLASSES_BY_GOAL,
            new CellFormat(List.of(), ".", ",", List.of("$"), DateOrder.NONE));

    assertThat(column(offered)).isInstanceOf(CategoricalColumn.class);
    assertThat(offered.profile().warnings())
        .containsExactly(
            "The column \"x\" is read as categories, but all of its cells are numbers with \"$\";"
                + " set data.strip = [\"$\"] and data.thousands = \",\" to read numbers, or list it"
                + " in data.categorical.");
    assertThat(numbers(told)).containsExactly(1234.5, 7, 8, -9);
    assertThat(told.profile().warnings()).isEmpty();
  }

  @Test
  void aHeaderAmongTheRows_isTold() {
    assertThat(problems(table("width", numbersBut(9, "width")), TargetKind.CLASSES_BY_GOAL, PLAIN))
        .containsExactly(
            "f.csv line 11, column \"width\": the cell \"width\" is the name of its column; remove"
                + " the line, a header among the rows.");
  }

  @Test
  void numbersThatNoSettingReads_areToldWithHowToWriteThem() {
    String[][] written = {
      {"in parentheses", "\"(1,234)\" as -1,234", "(1,234)", "7.5", "12", "($8)", "(9)"},
      {"with the exponent D", "\"1.5D+02\" as 1.5E+02", "1.5D+02", "-2d3", ".5D0", "7"},
      {"in full-width digits", "\"１２．５\" as 12.5", "１２．５", "－３", "４", "８"},
      {"as times", "\"7:30\" as 7.5, in hours", "7:30", "12:00", "23:59:59"}
    };
    for (String[] way : written) {
      KeyedDataset read =
          read(
              table("x", Arrays.copyOfRange(way, 2, way.length)),
              TargetKind.CLASSES_BY_GOAL,
              PLAIN);

      assertThat(column(read)).isInstanceOf(CategoricalColumn.class);
      assertThat(read.profile().warnings())
          .containsExactly(
              "The column \"x\" is read as categories, but its cells are numbers %s; write %s to have numbers, or list it in data.categorical."
                  .formatted(way[0], way[1]));
    }
    for (String[] cells :
        List.of(
            new String[] {"(a)", "(b)", "3", "(1)"},
            new String[] {"7:30", "(5)", "6"},
            new String[] {"red", "5D2", "blue"})) {
      assertThat(read(table("x", cells), TargetKind.CLASSES_BY_GOAL, PLAIN).profile().warnings())
          .isEmpty();
    }
    assertThat(problems(table("x", numbersBut(9, "(3)")), TargetKind.CLASSES_BY_GOAL, PLAIN))
        .containsExactly(
            "f.csv line 11, column \"x\": the cell \"(3)\" is not a number; write \"(3)\" as -3,"
                + " add it to data.missing, or list the column in data.categorical.");
  }

  @Test
  void linesOfTotalsAndOfUnits_areTold() {
    assertThat(
            problems(
                table("year", numbersBut(29, "Grand total")), TargetKind.CLASSES_BY_GOAL, PLAIN))
        .containsExactly(
            "f.csv line 31, column \"year\": the cell \"Grand total\" is not a number; remove the"
                + " line if it sums up others, add it to data.missing, or list the column in"
                + " data.categorical.");
    assertThat(problems(table("year", numbersBut(12, "Итого")), TargetKind.CLASSES_BY_GOAL, PLAIN))
        .singleElement()
        .asString()
        .contains("; remove the line if it sums up others, ");
    for (String unit : List.of("kg", "[µg/m³]", "(°C)", "m s^-1")) {
      assertThat(problems(table("width", numbersBut(0, unit)), TargetKind.CLASSES_BY_GOAL, PLAIN))
          .singleElement()
          .asString()
          .startsWith("f.csv line 2, column \"width\": the cell \"" + unit + "\" is not a number;")
          .contains("; remove the line if it holds units, add it to data.missing, ");
      assertThat(problems(table("width", numbersBut(7, unit)), TargetKind.CLASSES_BY_GOAL, PLAIN))
          .singleElement()
          .asString()
          .contains(" is not a number; add it to data.missing, ");
    }
  }

  private static String[] numbersBut(int place, String other) {
    return IntStream.range(0, 30)
        .mapToObj(row -> row == place ? other : row + ".5")
        .toArray(String[]::new);
  }

  @Test
  void decimalCommasAndThousands_areReadWhereTold() {
    CellFormat german = new CellFormat(List.of(), ",", ".", List.of(), DateOrder.NONE);

    assertThat(
            numbers(
                read(
                    table("x", "1.234,5", "7,25", "8", "-0,5"),
                    TargetKind.CLASSES_BY_GOAL,
                    german)))
        .containsExactly(1234.5, 7.25, 8, -0.5);
    assertThat(problems(table("x", "1.234,5", "7,25", "8"), TargetKind.CLASSES_BY_GOAL, PLAIN))
        .containsExactly(
            "f.csv line 2, column \"x\": the cell \"1.234,5\" is a number with thousands separators"
                + " (one of 2 such cells); set data.decimal = \",\" and data.thousands = \".\", or"
                + " list the column in data.categorical.");
    assertThat(problems(table("x", "1.5", "7.25", "8"), TargetKind.CLASSES_BY_GOAL, german))
        .containsExactly(
            "f.csv line 2, column \"x\": the cell \"1.5\" has a decimal point (one of 2 such"
                + " cells); set data.decimal = \".\" and data.thousands = \"\", or list the column"
                + " in data.categorical.");
  }

  @Test
  void rowsWithoutATarget_areRefusedOrDroppedWithTheirGroupsAndTimes() {
    SampleRows rows =
        new SampleRows(
            "who,day,x,y", "ann,3,1,1.5", "bob,2,2,", "cy,1,3,NA", "ann,4,4,2.5", "cy,0,5,9");
    ColumnRoles refused = rows.roles(MissingTarget.ERROR);

    KeyedDataset read = TableBuilder.build(rows.table(), rows.roles(MissingTarget.DROP));

    assertThat(
            catchThrowableOfType(DataError.class, () -> TableBuilder.build(rows.table(), refused)))
        .hasMessage(
            "f.csv line 3, column \"y\": the cell is missing (one of 2 such cells); fill it in, or"
                + " set data.missing-target to drop, which leaves such rows out.");
    assertThat(read.profile().rowsWithoutTarget()).isEqualTo(2);
    assertThat(read.keys().groups()).containsExactly(0, 0, 1);
    assertThat(read.keys().times()).containsExactly(3, 4, 0);
    assertThat(numbers(read)).containsExactly(1, 4, 5);
    assertThat(((NumberTarget) read.dataset().target()).valueAt(2)).isEqualTo(9);
  }

  @Test
  void placesInMessages_areThoseOfTheFileAfterRowsAreDropped() {
    SampleRows rows = new SampleRows("who,day,x,y", "ann,3,1,1.5", "bob,2,2,", "cy,soon,3,4");

    assertThat(
            catchThrowableOfType(
                DataError.class,
                () -> TableBuilder.build(rows.table(), rows.roles(MissingTarget.DROP))))
        .hasMessageStartingWith("f.csv line 4, column \"day\": the cell \"soon\" is not a time;");
  }

  @Test
  void noRowWithATarget_isToldAsSuch() {
    SampleRows rows = new SampleRows("who,day,x,y", "ann,3,1,", "bob,2,2,NA");

    assertThat(
            catchThrowableOfType(
                DataError.class,
                () -> TableBuilder.build(rows.table(), rows.roles(MissingTarget.DROP))))
        .hasMessage("No row has the target \"y\"; fill it in.");
  }

  @Test
  void manyNumbers_areNoClassesForAGoalOfClassification() {
    String goal =
        "but study.goal is one of classification; choose a goal such as \"minimize rmse\" or"
            + " \"maximize r2\", or set data.task to classification if each of them is a class.";

    assertThat(targets(67, row -> "" + row, TargetKind.CLASSES_BY_GOAL))
        .containsExactly("The target \"y\" is a number with 67 values, from 0 to 66, " + goal);
    assertThat(targets(900, row -> row % 30 + 0.25 + "", TargetKind.CLASSES_BY_GOAL))
        .containsExactly(
            "The target \"y\" is a number with 30 values, from 0.25 to 29.25, " + goal);
    assertThat(targets(67, row -> "$" + row, TargetKind.CLASSES_BY_GOAL))
        .containsExactly("The target \"y\" is a number with 67 values, from 0 to 66, " + goal);
    assertThat(targets(670, row -> "" + row % 67, TargetKind.CLASSES_BY_GOAL))
        .singleElement()
        .asString()
        .startsWith("The target \"y\" is a number with 67 values, from 0 to 66, each of which is a")
        .contains("\"minimize rmse\" or \"maximize r2\"");
    assertThat(targets(670, row -> "" + row % 67, TargetKind.CLASSES)).isEmpty();
    assertThat(targets(67, row -> "" + row, TargetKind.CLASSES)).isEmpty();
    assertThat(targets(67, row -> "" + row % 20, TargetKind.CLASSES_BY_GOAL)).isEmpty();
  }

  @Test
  void classes_areNoNumbersForAGoalOfRegression() {
    String goal =
        ", but study.goal is one of regression; choose a goal such as \"maximize accuracy\" or"
            + " \"maximize f1\", or name another column in data.target.";

    assertThat(targets(30, row -> row % 2 == 0 ? "no" : "yes", TargetKind.NUMBERS))
        .containsExactly("The target \"y\" has the classes \"no\", \"yes\"" + goal);
    assertThat(targets(30, row -> "city " + row, TargetKind.NUMBERS))
        .containsExactly("The target \"y\" has text in 30 of 30 rows, such as \"city 0\"" + goal);
    assertThat(targets(30, row -> "" + row % 2, TargetKind.NUMBERS))
        .containsExactly(
            "The target \"y\" has only the values 0 and 1, but study.goal is one of regression; a"
                + " goal such as \"maximize accuracy\" makes them classes.");
    assertThat(targets(30, row -> row + ",5", TargetKind.NUMBERS))
        .containsExactly(
            "f.csv line 2, column \"y\": the cell \"0,5\" has a decimal comma (one of 30 such"
                + " cells); set data.decimal = \",\", or set data.task to classification.");
  }

  @SuppressWarnings("ArrayRecordComponent") // lines as they are written
  private record SampleRows(String... lines) {

    RawTable table() {
      return SampleFile.table("f.csv", List.of(lines));
    }

    ColumnRoles roles(MissingTarget missing) {
      return new ColumnRoles(
          "y",
          TargetKind.NUMBERS,
          missing,
          "who",
          "day",
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          PLAIN);
    }
  }

  /** The problems or the warnings of such a target. */
  private static List<String> targets(int rows, IntFunction<String> target, TargetKind kind) {
    List<String[]> columns =
        List.of(
            IntStream.range(0, rows).mapToObj(row -> "" + row / 2.0).toArray(String[]::new),
            IntStream.range(0, rows).mapToObj(target).toArray(String[]::new));
    RawTable raw = new RawTable(List.of("x", "y"), columns, row -> "f.csv line " + (row + 2));
    try {
      return read(raw, kind, PLAIN).profile().warnings();
    } catch (DataError e) {
      return e.problems();
    }
  }

  private static RawTable table(String name, String... cells) {
    String[] labels =
        IntStream.range(0, cells.length)
            .mapToObj(row -> row % 2 == 0 ? "a" : "b")
            .toArray(String[]::new);
    return new RawTable(
        List.of(name, "y"),
        new ArrayList<>(List.of(cells, labels)),
        row -> "f.csv line " + (row + 2));
  }

  private static KeyedDataset read(RawTable raw, TargetKind kind, CellFormat format) {
    return TableBuilder.build(
        raw,
        new ColumnRoles(
            "y",
            kind,
            MissingTarget.ERROR,
            "",
            "",
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            format));
  }

  private static List<String> problems(RawTable raw, TargetKind kind, CellFormat format) {
    DataError error = catchThrowableOfType(DataError.class, () -> read(raw, kind, format));
    assertThat(error).isNotNull();
    return error.problems();
  }

  private static Column column(KeyedDataset read) {
    return ((TableDataset) read.dataset()).features().columns().get(0);
  }

  private static double[] numbers(KeyedDataset read) {
    NumericColumn column = (NumericColumn) column(read);
    return IntStream.range(0, column.rows()).mapToDouble(column::valueAt).toArray();
  }
}
