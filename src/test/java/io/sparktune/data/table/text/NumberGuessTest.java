package io.sparktune.data.table.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class NumberGuessTest {

  private static final InputCells PLAIN = new InputCells(CellFormat.plain(List.of()));

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '"',
      value = {
        "$1,234|$5|$6.50;set data.strip = ['$'] and data.thousands = ','",
        "EUR 5|EUR 6|EUR 7;set data.strip = ['EUR']",
        "12 %|13 %|0;set data.strip = ['%']",
        "3.5 kg|4 kg|5 kg|n/a;set data.strip = ['kg']",
        "20 \u00B0C|21 \u00B0C|-2 \u00B0C;set data.strip = ['\u00B0C']",
        "1,5 \u20AC|2,25 \u20AC|3 \u20AC;set data.strip = ['\u20AC'] and data.decimal = ','",
        "1,5|2;set data.decimal = ','",
        "1.234,5|2;set data.decimal = ',' and data.thousands = '.'",
        "1 234|2;set data.thousands = ' '",
        "1,234,567|2;set data.thousands = ','",
        "1,234|2;set data.thousands = ',' (or data.decimal = ',' if the comma is a decimal one)"
      })
  void numbersOfPeople_areOffered(String cells, String remedy) {
    assertThat(NumberGuess.of(cells(cells), PLAIN, 0).orElseThrow().remedy())
        .isEqualTo(remedy.replace('\'', '"'));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1|2.5",
        "red|blue",
        "2024-03-01|2024-03-02|2024-03-03",
        "12:30|12:45|13:00",
        "192.168.0.1|10.0.0.1|10.0.0.2",
        "1.2.3|1.2.4|2.0.0",
        "UAL1|UAL2|UAL3",
        "A1|A2|A3",
        "1st|2nd|3rd",
        "$1|\u20AC2|$3",
        "2D|3D",
        "1 kg|2 kg|3 kg|heavy"
      })
  void otherCells_areNotOffered(String cells) {
    assertThat(NumberGuess.of(cells(cells), PLAIN, 0)).isEmpty();
  }

  @Test
  void aSignThatIsNamed_isNoNews() {
    InputCells asked =
        new InputCells(new CellFormat(List.of(), ".", "", List.of("$"), DateOrder.NONE));

    NumberGuess guess = NumberGuess.of(List.of("$1,234,567", "$2"), asked, 0).orElseThrow();

    assertThat(guess.sign()).isEmpty();
    assertThat(guess.remedy()).isEqualTo("set data.thousands = \",\"");
  }

  private static List<String> cells(String cells) {
    return Stream.of(cells.split("\\|")).toList();
  }
}
