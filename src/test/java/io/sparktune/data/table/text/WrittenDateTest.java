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
        "2024-12-31 00:00:00|2024-12-31",
        "Jan 5, 2024 3:45 PM|2024-01-05T15:45:00",
        "31.12.2024 12:00:01.5 a.m.|2024-12-31T00:00:01.5"
      })
  void formsOfOneDay(String cell, String iso) {
    assertThat(MomentText.ofCell(cell, DateOrder.NONE)).contains(iso);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1/2/2024|2024-02-01|2024-01-02",
        "31/12/2024|2024-12-31|",
        "12/31/2024 3:45 PM||2024-12-31T15:45:00",
        "05-06-2024 07:08|2024-06-05T07:08:00|2024-05-06T07:08:00",
        "1.2.2024|2024-02-01|2024-01-02",
        "3/4/68|2068-04-03|2068-03-04",
        "3/4/69|1969-04-03|1969-03-04",
        "2024/12/31|2024-12-31|2024-12-31",
        "2024-12-31|2024-12-31|2024-12-31",
        "1/2-2024||",
        "1/2/024||",
        "0/1/2024||",
        "30/02/2024||"
      })
  void digitsAlone_goByTheOrder(String cell, String dayFirst, String monthFirst) {
    assertThat(MomentText.ofCell(cell, DateOrder.DAY_FIRST).orElse(null)).isEqualTo(dayFirst);
    assertThat(MomentText.ofCell(cell, DateOrder.MONTH_FIRST).orElse(null)).isEqualTo(monthFirst);
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
        "31.12.2024 25:00",
        "31.12.2024 13:00 PM",
        "31.12.2024 0:30 am",
        "12/31/24"
      })
  void allOthersAreNone(String cell) {
    assertThat(MomentText.ofCell(cell, DateOrder.NONE)).isEmpty();
  }
}
