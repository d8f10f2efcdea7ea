package io.sparktune.data.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sparktune.data.ClassTarget;
import io.sparktune.data.DataError;
import io.sparktune.data.KeyedDataset;
import io.sparktune.data.NumberTarget;
import io.sparktune.data.RawTable;
import io.sparktune.data.table.ColumnRoles.TargetKind;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class TestRowsTest {

  private static RawTable table(String file, String... lines) {
    List<String[]> rows =
        IntStream.range(1, lines.length).mapToObj(row -> lines[row].split(",", -1)).toList();
    List<String> names = List.of(lines[0].split(","));
    List<String[]> columns = new ArrayList<>();
    for (int column = 0; column < names.size(); column++) {
      int place = column;
      columns.add(rows.stream().map(row -> row[place]).toArray(String[]::new));
    }
    return new RawTable(names, columns, row -> file + " line " + (row + 2));
  }

  private static ColumnRoles roles(TargetKind kind) {
    return new ColumnRoles("y", kind, "", "", List.of(), List.of(), List.of(), List.of("NA"));
  }

  private static KeyedDataset appended(TargetKind kind, RawTable seen, RawTable test) {
    ColumnRoles roles = roles(kind);
    return new TestRows(TableBuilder.build(seen, roles), roles).append(test);
  }

  private static List<String> problems(TargetKind kind, RawTable seen, RawTable test) {
    return catchThrowableOfType(DataError.class, () -> appended(kind, seen, test)).problems();
  }

  @Test
  void columnsGoByName_andAreWhatTheOtherRowsMadeThem() {
    KeyedDataset all =
        appended(
            TargetKind.CLASSES,
            table("a.csv", "n,flag,c,y", "1.5,true,red,1", "NA,false,NA,0", "3,true,7,1"),
            table("b.csv", "y,more,c,flag,n", "0,x,blue,1,NA", "1.0,x,red,TRUE,7"));

    assertThat(all.testRows()).isEqualTo(2);
    TableDataset rows = (TableDataset) all.dataset();
    NumericColumn numbers = (NumericColumn) rows.features().columns().get(0);
    assertThat(IntStream.range(0, 5).mapToObj(numbers::valueAt))
        .containsExactly(1.5, Double.NaN, 3.0, Double.NaN, 7.0);
    NumericColumn flags = (NumericColumn) rows.features().columns().get(1);
    assertThat(IntStream.range(0, 5).mapToObj(flags::valueAt))
        .containsExactly(1.0, 0.0, 1.0, 1.0, 1.0);
    CategoricalColumn categories = (CategoricalColumn) rows.features().columns().get(2);
    assertThat(categories.categories()).containsExactly("7", "blue", "red");
    assertThat(IntStream.range(0, 5).mapToObj(categories::codeAt)).containsExactly(2, -1, 0, 1, 2);
    ClassTarget target = (ClassTarget) rows.target();
    assertThat(target.labels()).containsExactly("0", "1");
    assertThat(IntStream.range(0, 5).mapToObj(target::labelAt)).containsExactly(1, 0, 1, 0, 1);
    assertThat(target.first(3).rows()).isEqualTo(3);
  }

  @Test
  void numbersAreAppendedToNumbers() {
    KeyedDataset all =
        appended(
            TargetKind.NUMBERS,
            table("a.csv", "x,y", "1,1.5", "2,2"),
            table("b.csv", "x,y", "1,7"));

    NumberTarget target = (NumberTarget) all.dataset().target();
    assertThat(IntStream.range(0, 3).mapToObj(target::valueAt)).containsExactly(1.5, 2.0, 7.0);
  }

  @Test
  void whatTheOtherRowsDoNotKnow_isTold() {
    assertThat(
            problems(
                TargetKind.CLASSES,
                table("a.csv", "x,c,y", "1,red,cat", "2,red,dog"),
                table("b.csv", "c,z", "red,1")))
        .containsExactly(
            "data.test: there is no column \"x\", which the other rows have; add it.",
            "data.test: there is no column \"y\", which the other rows have; add it.");
    assertThat(
            problems(
                TargetKind.CLASSES,
                table("a.csv", "x,c,y", "1,red,cat", "2,red,dog"),
                table("b.csv", "x,c,y", "1,red,cat", "one,blue,cow", "3,red,", "4,red,emu")))
        .containsExactly(
            "b.csv line 3, column \"x\": the cell \"one\" is not a finite number; correct it, or"
                + " leave the row out.",
            "b.csv line 4, column \"y\": the cell is missing; fill it in, or leave the row out.",
            "b.csv line 3, column \"y\": the cell \"cow\" is a class that none of the other rows"
                + " has; theirs are cat, dog (one of 2 such cells); correct it, leave the row out,"
                + " or add rows of this class to data.path.");
    assertThat(
            problems(
                TargetKind.NUMBERS,
                table("a.csv", "x,y", "1,1", "2,2"),
                table("b.csv", "x,y", "1,many")))
        .singleElement()
        .asString()
        .startsWith("b.csv line 2, column \"y\": the cell \"many\" is not a number");
  }
}
