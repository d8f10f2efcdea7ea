package io.sparktune.data.table.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CellTextTest {

  @ParameterizedTest
  @CsvSource({"0,0", "-1.5,-1.5", "+2,2", ".5,0.5", "1e3,1000", "1E-2,0.01", "007,7", "5.,5"})
  void numbers_areRead(String text, double number) {
    assertThat(CellText.number(text)).isEqualTo(number);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "NA",
        "1d",
        "1.5f",
        "0x10",
        "0x1p3",
        "1_000",
        "1-2",
        "--1",
        "-",
        ".",
        "e5",
        "1e",
        "/2",
        "2024-03-01",
        "١"
      })
  void whatJavaAloneReads_andText_isNoNumber(String text) {
    assertThat(CellText.number(text)).isNaN();
  }

  @ParameterizedTest
  @ValueSource(strings = {"NaN", "nan", "inf", "-Infinity", "+inf", "1e400", "-1e999"})
  void numbersThatAreNotFinite_areTold(String text) {
    assertThat(CellText.number(text)).isInfinite();
  }

  @Test
  void numbersOfAnyLength_areTheNearestDoubles() {
    Random random = new Random(1);
    for (int i = 0; i < 20_000; i++) {
      double any = random.nextGaussian() * Math.pow(10, random.nextInt(600) - 300);
      String text =
          switch (i % 5) {
            case 0 -> Double.toString(any);
            case 1 -> Double.toString(random.nextFloat());
            case 3 -> shortDecimal(random);
            case 2 -> random.nextLong() + "." + random.nextInt(1_000_000);
            default -> random.nextInt() + "e" + (random.nextInt(700) - 350);
          };
      double expected = Double.parseDouble(text);
      assertThat(Double.doubleToRawLongBits(CellText.number(text)))
          .as(text)
          .isEqualTo(Double.doubleToRawLongBits(expected));
      double one = NumberText.of(expected).equals(text) ? expected : Double.NaN;
      assertThat(Double.valueOf(NumberText.exact(text))).as(text).isEqualTo(Double.valueOf(one));
    }
  }

  private static String shortDecimal(Random random) {
    String digits = Long.toString(random.nextLong() >>> random.nextInt(63));
    int point = random.nextInt(Math.min(17, digits.length() + 1));
    String zeros = random.nextInt(4) == 0 ? "0" : "";
    return (random.nextBoolean() ? "-" : "")
        + zeros
        + digits.replace("-", "").substring(0, Math.max(0, point - 1))
        + "."
        + digits.replace("-", "").substring(Math.max(0, point - 1))
        + zeros;
  }

  @ParameterizedTest
  @CsvSource({
    "12.5, 12.5",
    "1970-01-02, 86400",
    "1970-01-01T00:00:01, 1",
    "1970-01-01 00:01:00.5, 60.5",
    "1970-01-01T01:00:00+01:00, 0",
    "1970-01-01T00:00:00-01:00, 3600",
    "2024-02-29T12:00:00Z, 1709208000",
    "1969-12-31, -86400"
  })
  void times_areSecondsSince1970(String text, double seconds) {
    assertThat(CellText.time(text)).isEqualTo(seconds);
  }

  @ParameterizedTest
  @ValueSource(strings = {"yesterday", "2023-02-29", "01.03.2024", "NaN", "2024-03-01T25:00:00"})
  void otherText_isNoTime(String text) {
    assertThat(CellText.time(text)).isNaN();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"1,5|true", "-0,25|true", "1,000,000|false", ",5|false", "a,b|false", "15|false"})
  void decimalCommas_areSeen(String text, boolean has) {
    assertThat(CellText.hasDecimalComma(text)).isEqualTo(has);
  }

  @Test
  void longText_isCutInMessages() {
    assertThat(CellText.quoted("x".repeat(41))).isEqualTo("\"" + "x".repeat(40) + "…\"");
    assertThat(CellText.quoted("x".repeat(40))).isEqualTo("\"" + "x".repeat(40) + "\"");
  }
}
