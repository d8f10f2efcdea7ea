package io.sparktune.data.table.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class WrittenDateTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "31.12.2024|2024-12-31",
        "1.2.2024|2024-02-01",
        "31.12.2024 17:05|2024-12-31T17:05:00",
        "2024/12/31|2024-12-31",
        "2024/1/5 08:00:01|2024-01-05T08:00:01",
        "Jan 5 2024|2024-01-05",
        "Jan 5, 2024|2024-01-05",
        "JANUARY 5th, 2024|2024-01-05",
        "5 January 2024|2024-01-05",
        "5-Jan-2024|2024-01-05",
        "5. Sept 2024|2024-09-05",
        "2024-12-31 00:00:00|2024-12-31"
      })
  void formsOfOneDay(String cell, String iso) {
    assertThat(MomentText.ofCell(cell)).contains(iso);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "12/31/2024",
        "1/2/2024",
        "31.13.2024",
        "30.2.2024",
        "1.2.24",
        "1.2.3",
        "Jab 5 2024",
        "20241231",
        "1735603200",
        "Jan 2024",
        "2024/13/01",
        "10.0.2024.1",
        "31.12.2024 25:00"
      })
  void allOthersAreNone(String cell) {
    assertThat(MomentText.ofCell(cell)).isEmpty();
  }
}
