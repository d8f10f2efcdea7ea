package io.sparktune.data.table.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class MissingTextsTest {

  @Test
  void numbersAreComparedByValue_andTextsWithoutCapitals() {
    MissingTexts missing = new MissingTexts(List.of("-999", "99.0", "N/A"));

    assertThat(List.of("-999", "-999.0", "-999.000", "-9.99e2", "99", "n/a"))
        .allMatch(missing::contains);
    assertThat(List.of("999", "-9990", "-99", "0099", "na", "-999 kg"))
        .noneMatch(missing::contains);
  }
}
