package io.sparktune.spark.input.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class CsvColumnsTest {

  private static List<String[]> rows(String... rows) {
    return List.of(rows).stream().map(row -> row.split(",", -1)).toList();
  }

  @Test
  void namesThatAreAlike_getASuffix() {
    CsvColumns columns = CsvColumns.of(List.of("x", "X", "x_2", "y", "x"), rows("1,2,3,4,5"));

    assertThat(columns.names()).containsExactly("x", "X_3", "x_2", "y", "x_4");
    assertThat(columns.notes())
        .containsExactly("columns that are named like others are read as X_3, x_4");
    assertThat(columns.unnamed()).isEmpty();
  }

  @Test
  void columnsWithoutNames_areNumbered() {
    CsvColumns columns = CsvColumns.of(List.of("", "a", "column_1", " "), rows("1,2,3,"));

    assertThat(columns.names()).containsExactly("column_1_2", "a", "column_1", "column_4");
    assertThat(columns.unnamed()).containsExactly("column_1_2", "column_4");
    assertThat(columns.notes()).hasSize(1);
  }

  @Test
  void rowNamesOfR_haveNoName() {
    CsvColumns columns = CsvColumns.of(List.of("a", "b"), rows("r1,1,2", "r2,3,"));

    assertThat(columns.names()).containsExactly("column_1", "a", "b");
    assertThat(columns.unnamed()).containsExactly("column_1");
  }

  @Test
  void aDelimiterAtTheEndsOfRows() {
    assertThat(CsvColumns.of(List.of("a", "b"), rows("1,2,", "3,4,")).names())
        .containsExactly("a", "b", "column_3");
    assertThat(CsvColumns.of(List.of("a", "b", ""), rows("1,2", "3,4")).names())
        .containsExactly("a", "b");
  }

  @Test
  void rowsThatAreTooLong_areNotTakenForRowNames() {
    assertThat(CsvColumns.of(List.of("a", "b"), rows("x,1,2", "x,1,2")).names())
        .containsExactly("a", "b");
    assertThat(CsvColumns.of(List.of("a", "b"), rows("1,2", "3,4,5")).names())
        .containsExactly("a", "b");
  }

  @Test
  void withoutAHeader_allAreNumbered() {
    CsvColumns columns = CsvColumns.numbered(2);

    assertThat(columns.names()).containsExactly("column_1", "column_2");
    assertThat(columns.unnamed()).isEmpty();
  }
}
