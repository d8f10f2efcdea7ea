package io.sparktune.data.table.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CellIdentityTest {

  private static List<String> texts(String... cells) {
    return CellIdentity.of(Arrays.asList(cells), DateOrder.NONE)
        .texts(Arrays.asList(cells), DateOrder.NONE);
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1",
    "1.0, 1",
    "1.00, 1",
    "1e0, 1",
    "+1, 1",
    "1., 1",
    "10e-1, 1",
    "-0, 0",
    "-0.00, 0",
    "-3.0, -3",
    "0.10, 0.1",
    ".5, 0.5",
    "1E-5, 1.0E-05",
    "1e3, 1000",
    "12345678.50, 12345678.5",
    "0.1, 0.1000000000000000055",
    "9223372036854775808, 9223372036854775808.000",
    "1152921504606846976, 1.152921504606847e18"
  })
  void numbersOfOneValue_haveOneText(String one, String other) {
    assertThat(texts(one, other)).containsOnly(texts(one).get(0));
  }

  @Test
  void wholeNumbers_haveAllTheirDigits() {
    assertThat(texts("12345678901234567890", "12345678901234567891", "9007199254740993"))
        .containsExactly("12345678901234567890", "12345678901234567891", "9007199254740993");
  }

  @ParameterizedTest
  @ValueSource(strings = {"01234", "-01", "00", "1.1b", "v1", "1,5", "1e999", "nan", "0x10", "1d"})
  void aCellThatIsNoNumber_orHasLeadingZeros_makesTheColumnText(String cell) {
    assertThat(texts("1234", "1234.0", "1e3", cell)).containsExactly("1234", "1234.0", "1e3", cell);
  }

  @Test
  void missingCells_doNotCount() {
    assertThat(texts(null, "1.0", null)).containsExactly(null, "1", null);
  }

  @Test
  void moments_areEqualByValue_andMidnightIsItsDate() {
    assertThat(
            texts(
                "2024-02-29",
                "2024-02-29 00:00:00",
                "2024-02-29T00:00",
                "2024-02-29T02:00:00+02:00",
                "2024-02-28T19:00:00.000-05:00",
                "2024-02-29T00:00:00Z"))
        .containsOnly("2024-02-29");
    assertThat(texts("2024-02-29 12:30:00.50", "2024-02-29T12:30:00.5000004Z"))
        .containsOnly("2024-02-29T12:30:00.5");
    assertThat(texts("2024-02-29 12:30", "soon")).containsExactly("2024-02-29 12:30", "soon");
    assertThat(texts("2024-02-30", "2024-02-29 00:00:00"))
        .containsExactly("2024-02-30", "2024-02-29 00:00:00");
  }

  @Test
  void truthValues_areEqualWhateverTheirCapitals() {
    assertThat(texts("True", "TRUE", "false")).containsExactly("true", "true", "false");
    assertThat(texts("True", "yes")).containsExactly("True", "yes");
  }

  @Test
  void valuesOfTypes_haveTheTextsOfCells() {
    assertThat(NumberText.of(1.0)).isEqualTo("1");
    assertThat(NumberText.of(-0.0)).isEqualTo("0");
    assertThat(NumberText.of(0x1p60)).isEqualTo("1152921504606846976");
    assertThat(NumberText.of(12345678.5)).isEqualTo("12345678.5");
    assertThat(NumberText.of(1e-5)).isEqualTo(texts("0.00001").get(0));
    assertThat(NumberText.of(new BigDecimal("1.00"))).isEqualTo("1");
    assertThat(NumberText.of(new BigDecimal("1E+3"))).isEqualTo("1000");
    assertThat(NumberText.of(new BigDecimal("0.10"))).isEqualTo("0.1");
    assertThat(NumberText.of(Double.NaN)).isEqualTo("NaN");
    assertThat(NumberText.of(Double.NEGATIVE_INFINITY)).isEqualTo("-Infinity");
    assertThat(MomentText.of(LocalDate.parse("2024-02-29"))).isEqualTo("2024-02-29");
    assertThat(MomentText.of(LocalDateTime.parse("2024-02-29T00:00:01")))
        .isEqualTo("2024-02-29T00:00:01");
  }

  @Test
  void aColumnIsReadAsItsKnownCategoriesWere() {
    CellIdentity numbers = CellIdentity.of(List.of("0", "1", "2.5"), DateOrder.NONE);
    assertThat(numbers.texts(List.of("1.00", "2.50", "01", "many"), DateOrder.NONE))
        .containsExactly("1", "2.5", "01", "many");
    CellIdentity codes = CellIdentity.of(List.of("01234", "1234"), DateOrder.NONE);
    assertThat(codes.texts(List.of("1234.0", "01234"), DateOrder.NONE))
        .containsExactly("1234.0", "01234");
  }
}
