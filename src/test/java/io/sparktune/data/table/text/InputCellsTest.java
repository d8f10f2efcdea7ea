package io.sparktune.data.table.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparktune.data.DataError;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class InputCellsTest {

  private final InputCells cells = new InputCells(CellFormat.plain(List.of("NA", "?")));

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "NA", "na", "Na", " ? "})
  void aMissingCell_hasNoTextAndNoNumber(String cell) {
    assertThat(cells.text(cell)).isNull();
    assertThat(cells.number(cell)).isNaN();
    assertThat(cells.fault(cell)).isEmpty();
  }

  @Test
  void spacesThatKeepLinesFromBreaking_areAroundCellsAsWell() {
    assertThat(cells.text("\u00A0yes\u202F ")).isEqualTo("yes");
    assertThat(cells.text("\uFEFF\u3000")).isNull();
  }

  @Test
  void noCell_isMissing() {
    assertThat(cells.text(null)).isNull();
    assertThat(cells.number(null)).isNaN();
  }

  @ParameterizedTest
  @CsvSource({
    "1.5, 1.5",
    "' -2e3 ', -2000",
    "true, 1",
    "False, 0",
    ".5, 0.5",
    "\u22122.5, -2.5",
    "1.5\u00A0, 1.5"
  })
  void numbersAndTruths_areNumbers(String cell, double number) {
    assertThat(cells.number(cell)).isEqualTo(number);
    assertThat(cells.fault(cell)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1d|the cell \"1d\" is not a number",
        "0x10|the cell \"0x10\" is not a number",
        "n/a|the cell \"n/a\" is not a number",
        "1,5|the cell \"1,5\" has a decimal comma",
        "NaN|the cell \"NaN\" is not a finite number",
        "1e400|the cell \"1e400\" is not a finite number"
      })
  void otherCells_areRefused(String cell, String fault) {
    assertThat(cells.fault(cell)).contains(fault);
    assertThatThrownBy(() -> cells.number(cell)).isInstanceOf(DataError.class).hasMessage(fault);
  }
}
