package io.sparktune.data.table.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NumberReaderTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "1,5|,|''|1.5",
        "-,5|,|''|-0.5",
        "1,5e3|,|''|1500",
        "1.234,5|,|.|1234.5",
        "1 234 567,25|,| |1234567.25",
        "1\u00A0234|.| |1234",
        "1\u202F234|.| |1234",
        "12'345.5|.|'|12345.5",
        "12\u2019345|.|'|12345",
        "1,234|.|,|1234",
        "1,23,45,678|.|,|12345678",
        "$1,234.50|.|,|1234.5",
        "-$5|.|''|-5",
        "$-5|.|''|-5",
        "\u221212 %|.|''|-12",
        "3.5kg/m|.|''|3.5",
        "3.5 kg|.|''|3.5",
        "12\u00A0%|.|''|12",
        "7|,|.|7"
      })
  void numbersOfPeople_areRead(String text, String decimal, String thousands, double number) {
    assertThat(format(decimal, thousands).number(text)).isEqualTo(number);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "1.5|,|''",
        "1,5|.|,",
        "1,23|.|,",
        "1234,567|.|,",
        ",123|.|,",
        "1,234,|.|,",
        "1,,234|.|,",
        "1,2,3|,|''",
        "1.234.5|,|.",
        "$|.|''",
        "-|.|''",
        "kg 5 lb|.|''",
        "5 kgs|.|''",
        "--5|.|''",
        "1d|.|,",
        "0x10|,|''"
      })
  void otherTexts_areNoNumbers(String text, String decimal, String thousands) {
    assertThat(format(decimal, thousands).number(text)).isNaN();
  }

  /** CsvSource makes null of a space. */
  private static NumberReader format(String decimal, String thousands) {
    return new NumberReader(
        new CellFormat(
            List.of(),
            decimal,
            thousands == null ? " " : thousands.equals("''") ? "" : thousands,
            List.of("kg", "$", "kg/m", "%"),
            DateOrder.NONE));
  }
}
