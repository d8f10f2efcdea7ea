package io.sparktune.spark.input.csv;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparktune.data.CsvDialect;
import io.sparktune.spark.input.csv.CsvQuotes.State;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CsvQuotesTest {

  private static final CsvDialect COMMAS = CsvDialect.STANDARD.withDelimiter(",");

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '\0',
      value = {
        "a,b ~ CLOSED",
        "\"a\",\"b\" ~ CLOSED",
        "\"a\" , \"b\" ~ CLOSED",
        "\"a\"\"b\" ~ CLOSED",
        "\"\",\"\"\"\" ~ CLOSED",
        "5\" pipe,b ~ CLOSED",
        "a\"b\"c,d ~ CLOSED",
        "\"a ~ OPEN",
        "a,\"b ~ OPEN",
        "\"a\"\" ~ OPEN",
        "a, \"b,c ~ OPEN",
        "\"a\"b ~ BROKEN",
        "\"a\" b,c ~ BROKEN",
      })
  void aLine(String line, State end) {
    assertThat(new CsvQuotes(COMMAS).after(line, State.CLOSED)).isEqualTo(end);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '\0',
      value = {
        "b\" ~ CLOSED",
        "b\",c ~ CLOSED",
        "b\"\" ~ OPEN",
        "b,c ~ OPEN",
        "b\",\"c ~ OPEN",
        "b\"c ~ BROKEN",
      })
  void aLineWithinACell(String line, State end) {
    assertThat(new CsvQuotes(COMMAS).after(line, State.OPEN)).isEqualTo(end);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '\0',
      value = {
        "'a','b\\'c' ~ CLOSED",
        "'a\\' ~ OPEN",
        "'a\\\\' ~ CLOSED",
        "'a''b' ~ BROKEN",
        "\"a ~ CLOSED",
      })
  void otherQuotesAndEscapes(String line, State end) {
    assertThat(new CsvQuotes(COMMAS.withQuotes("'", "\\")).after(line, State.CLOSED))
        .isEqualTo(end);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '\0',
      value = {
        "\"a b\"   \"c\" ~ CLOSED",
        "\"a b\"\t5 ~ CLOSED",
        "1  \"a b ~ OPEN",
        "1 \"a\"b ~ BROKEN",
      })
  void whitespaceBetweenCells(String line, State end) {
    CsvDialect spaces = COMMAS.withDelimiter(CsvDialect.WHITESPACE);
    assertThat(new CsvQuotes(spaces).after(line, State.CLOSED)).isEqualTo(end);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '\0',
      value = {"\"a", "\"a\"b", "a"})
  void noQuotes(String line) {
    assertThat(new CsvQuotes(COMMAS.withQuotes("", "\"")).after(line, State.CLOSED))
        .isEqualTo(State.CLOSED);
  }
}
