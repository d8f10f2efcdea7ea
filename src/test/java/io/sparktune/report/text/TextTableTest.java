package io.sparktune.report.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class TextTableTest {

  private static TextTable table() {
    TextTable table = new TextTable();
    table.add(List.of("column", "values", "mean"));
    table.add(List.of("動物", "кот | пёс | 猫", "1.25"));
    table.add(List.of("class", "one | two", "10"));
    return table;
  }

  @Test
  void columnsAreAlignedByDisplayWidth() {
    assertThat(table().toString())
        .isEqualTo(
            """
            column  values          mean
            動物    кот | пёс | 猫  1.25
            class   one | two         10
            """);
  }

  @Test
  void theWidestColumnIsWrapped() {
    assertThat(table().wrapped(new ScreenWidth(23)))
        .isEqualTo(
            """
            column  values     mean
            動物    кот | пёс  1.25
                    | 猫
            class   one | two    10
            """);
  }

  @Test
  void columnsWithoutRoomAreNamed() {
    assertThat(table().within(new ScreenWidth(24), List.of(0, 2, 1), 1, "in tables/trials"))
        .isEqualTo(
            """
            column  mean
            動物    1.25
            class     10
            1 more column in
              tables/trials: values
            """);
  }

  @Test
  void aWordThatIsTooLong_isBroken() {
    TextTable table = new TextTable();
    table.add(List.of("name"));
    table.add(List.of("an-unbreakable-name"));

    assertThat(table.wrapped(new ScreenWidth(10))).isEqualTo("name\nan-unbreak\nable-name\n");
  }
}
