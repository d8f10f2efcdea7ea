package io.sparktune.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sparktune.data.table.ColumnRoles;
import io.sparktune.data.table.ColumnRoles.TargetKind;
import io.sparktune.data.table.TableBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Every problem of a file is told with its place and a remedy. */
final class TableProblemsTest {

  private static final ColumnRoles ROLES = SampleFile.roles("y");

  @Test
  void aFewCellsThatAreNoNumbers_areTakenForMistakes() {
    List<String> lines =
        lines("x,y", 30, row -> (row == 4 || row == 9 ? "red" : row) + "," + row % 2);

    assertThat(problems(lines, ROLES))
        .containsExactly(
            "f.csv line 6, column \"x\": the cell \"red\" is not a number (one of 2 such cells);"
                + " add it to data.missing, or list the column in data.categorical.");
  }

  @Test
  void declaredNumbers_mustBeNumbers() {
    ColumnRoles roles =
        new ColumnRoles(
            "y", TargetKind.AUTO, "", "", List.of(), List.of("x"), List.of(), List.of());

    assertThat(problems(List.of("x,y", "1,a", "red,b", "blue,a"), roles))
        .containsExactly(
            "f.csv line 3, column \"x\": the cell \"red\" is not a number (one of 2 such cells);"
                + " correct it, add it to data.missing, or take the column out of data.numeric.");
  }

  @Test
  void numbersThatAreNotFinite_areRefused() {
    assertThat(problems(List.of("x,z,y", "1,2,a", "inf,3,b", "3,1e400,a"), ROLES))
        .containsExactly(
            "f.csv line 3, column \"x\": the cell \"inf\" is not a finite number; add it to"
                + " data.missing, or correct it.",
            "f.csv line 4, column \"z\": the cell \"1e400\" is not a finite number; add it to"
                + " data.missing, or correct it.");
  }

  @Test
  void decimalCommas_areTold() {
    RawTable raw =
        new RawTable(
            List.of("x", "y"),
            List.of(new String[] {"1,5", "2"}, new String[] {"a", "b"}),
            row -> "f.csv line " + (row + 2));

    assertThat(problems(raw, ROLES))
        .containsExactly(
            "f.csv line 2, column \"x\": the cell \"1,5\" has a decimal comma; set data.decimal ="
                + " \",\", or list the column in data.categorical.");
  }

  @Test
  void columnsThatTeachNothing_areToBeIgnored() {
    assertThat(problems(lines("id,empty,y", 1_002, row -> "id" + row + ",," + row % 2), ROLES))
        .containsExactly(
            "The column \"id\" has 1002 categories, more than 1000; list it in data.ignore.",
            "Every cell of the column \"empty\" is missing; list it in data.ignore.");
  }

  @Test
  void garbledCells_areTold() {
    assertThat(problems(List.of("x,y", "caf\uFFFD,a", "tea,b\0"), ROLES))
        .containsExactly(
            "f.csv line 2, column \"x\": the cell \"caf\uFFFD\" has unreadable characters; save the"
                + " file as UTF-8.",
            "f.csv line 3, column \"y\": the cell \"b\uFFFD\" has unreadable characters; save the"
                + " file as UTF-8.");
  }

  @Test
  void targetsThatCannotBeLearned_areRefused() {
    assertThat(problems(List.of("x,y", "1,a", "2,", "3,b"), ROLES))
        .containsExactly(
            "f.csv line 3, column \"y\": the cell is missing; fill it in, or set"
                + " data.missing-target to drop, which leaves such rows out.");
    assertThat(problems(List.of("x,y", "1,a", "2,a"), ROLES))
        .containsExactly(
            "Every row has the target \"y\" at \"a\", so there is nothing to learn; name another"
                + " column in data.target.");
    assertThat(problems(List.of("x,y", "1,2.5", "2,2.50"), ROLES))
        .containsExactly(
            "Every row has the target \"y\" at \"2.5\", so there is nothing to learn; name another"
                + " column in data.target.");
    assertThat(problems(lines("x,y", 1_001, row -> row + ",id" + row), ROLES))
        .containsExactly(
            "The target \"y\" has 1001 labels, more than 1000; name another column in data.target,"
                + " or set data.task to regression if its cells are numbers.");
    assertThat(
            problems(lines("x,y", 20, row -> row + "," + (row == 7 ? "high" : row / 2.0)), ROLES))
        .containsExactly(
            "f.csv line 9, column \"y\": the cell \"high\" is not a number; correct it, or set"
                + " data.task to classification.");
  }

  @Test
  void namesThatAreNoColumns_areToldWithTheNearest() {
    ColumnRoles roles =
        new ColumnRoles(
            "specis",
            TargetKind.AUTO,
            "island_number",
            "",
            List.of("yaer"),
            List.of(),
            List.of("sexx"),
            List.of());

    assertThat(problems(List.of("sex,year,species", "m,1,a", "f,2,b"), roles))
        .containsExactly(
            "data.target names the column \"specis\", which does not exist; did you mean"
                + " \"species\"?",
            "data.group names the column \"island_number\", which does not exist; the columns are"
                + " sex, year, species.",
            "data.ignore names the column \"yaer\", which does not exist; did you mean \"year\"?",
            "data.categorical names the column \"sexx\", which does not exist; did you mean"
                + " \"sex\"?");
  }

  @Test
  void columnsOfTwoRoles_areRefused() {
    ColumnRoles roles =
        new ColumnRoles(
            "y", TargetKind.AUTO, "y", "", List.of("y"), List.of("x"), List.of("x"), List.of());

    assertThat(problems(List.of("x,y", "1,a", "2,b"), roles))
        .containsExactly(
            "The column \"y\" is named in both data.target and data.ignore; take it out of one of"
                + " them.",
            "The column \"y\" is named in both data.target and data.group; take it out of one of"
                + " them.",
            "The column \"x\" is named in both data.numeric and data.categorical; take it out of"
                + " one of them.");
  }

  @Test
  void tablesWithoutRowsOrFeaturesOrNames_areRefused() {
    assertThat(problems(List.of("x,y"), ROLES))
        .containsExactly("There are no rows; add rows below the header.");
    assertThat(problems(List.of("y", "a", "b"), ROLES))
        .containsExactly("No column is left to learn from; name fewer in data.ignore.");
    assertThat(problems(List.of("x,,x,y", "1,2,3,a", "1,2,3,b"), ROLES))
        .containsExactly(
            "Column 2 has no name; give it one in the first line.",
            "Two columns have the name \"x\"; rename one of them.");
  }

  @Test
  void groupsAndTimes_mustBeThere() {
    ColumnRoles roles =
        new ColumnRoles(
            "y", TargetKind.AUTO, "who", "day", List.of(), List.of(), List.of(), List.of());

    assertThat(
            problems(
                List.of("who,day,x,y", "ann,2024-03-01,1,a", ",soon,2,b", "ann,,3,a", "bob,17,3,a"),
                roles))
        .containsExactly(
            "f.csv line 3, column \"who\": the cell is missing; fill it in, or leave the row out.",
            "f.csv line 4, column \"day\": the cell is missing; fill it in, or leave the row out.",
            "f.csv line 3, column \"day\": the cell \"soon\" is not a time; write a number, an ISO"
                + " date such as 2024-03-01 or a timestamp such as 2024-03-01T12:00:00.",
            "f.csv line 5, column \"day\": the cell \"17\" is a number among dates; write all times"
                + " in one way.");
  }

  @Test
  void manyProblems_areCountedBehindTwenty() {
    List<String> names = new ArrayList<>(IntStream.range(0, 25).mapToObj(i -> "x" + i).toList());
    names.add("y");
    String empty = ",".repeat(25);

    List<String> problems =
        problems(List.of(String.join(",", names), empty + "a", empty + "b"), ROLES);

    assertThat(problems).hasSize(21);
    assertThat(problems.get(19))
        .isEqualTo("Every cell of the column \"x19\" is missing; list it in data.ignore.");
    assertThat(problems.get(20)).isEqualTo("And 5 more.");
  }

  private static List<String> problems(List<String> lines, ColumnRoles roles) {
    return problems(SampleFile.table("f.csv", lines), roles);
  }

  private static List<String> problems(RawTable raw, ColumnRoles roles) {
    DataError error = catchThrowableOfType(DataError.class, () -> TableBuilder.build(raw, roles));
    assertThat(error).isNotNull();
    assertThat(error).hasMessage(String.join(System.lineSeparator(), error.problems()));
    return error.problems();
  }

  private static List<String> lines(String names, int rows, IntFunction<String> line) {
    List<String> lines = new ArrayList<>(List.of(names));
    IntStream.range(0, rows).mapToObj(line).forEach(lines::add);
    return lines;
  }
}
