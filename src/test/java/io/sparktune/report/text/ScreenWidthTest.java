package io.sparktune.report.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ScreenWidthTest {

  @Test
  void wideCharactersTakeTwoColumns_andCombiningOnesNone() {
    assertThat(ScreenWidth.of("кот ±")).isEqualTo(5);
    assertThat(ScreenWidth.of("漢字")).isEqualTo(4);
    assertThat(ScreenWidth.of("e\u0301le\u0301ve")).isEqualTo(5);
  }

  @Test
  void aTextIsCutAtItsDisplayWidth() {
    ScreenWidth width = new ScreenWidth(7);

    assertThat(width.cut("漢字漢")).isEqualTo("漢字漢");
    assertThat(width.cut("漢字漢字")).isEqualTo("漢字漢…");
    assertThat(width.cut("e\u0301le\u0301ves et")).isEqualTo("e\u0301le\u0301ves…");
  }

  @Test
  void linesAreBrokenBetweenWords_andContinueIndented() {
    assertThat(
            new ScreenWidth(40)
                .wrapped("digits.csv.gz: 1797 rows, 64 features, 10 classes of digit\nshort\n"))
        .isEqualTo("digits.csv.gz: 1797 rows, 64 features,\n  10 classes of digit\nshort\n");
  }

  @Test
  void partsOfALineStayTogether_whereTheyFit() {
    assertThat(new ScreenWidth(30).wrapped("sparktune 0.1.0   study digits   seed 42"))
        .isEqualTo("sparktune 0.1.0   study digits\n                  seed 42");
  }

  @Test
  void aLongPartIsBroken_andStaysBehindItsName() {
    assertThat(new ScreenWidth(30).wrapped("epochs   20,000 of the 40,000 that they could take"))
        .isEqualTo("epochs   20,000 of the 40,000\n         that they could take");
  }

  @Test
  void aPathStaysWhole() {
    assertThat(new ScreenWidth(20).wrapped("model    /very/long/path/of/models/best"))
        .isEqualTo("model    /very/long/path/of/models/best");
  }
}
