package io.sparktune.search.normal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class NormalTableTest {

  /** Abramowitz and Stegun, Handbook of Mathematical Functions, table 26.1. */
  @Test
  void itAgreesWithThePrintedTable() {
    assertThat(NormalTable.below(0)).isEqualTo(0.5, within(1e-12));
    assertThat(NormalTable.below(0.5)).isEqualTo(0.691462461274013, within(3e-8));
    assertThat(NormalTable.below(1)).isEqualTo(0.841344746068543, within(3e-8));
    assertThat(NormalTable.below(2)).isEqualTo(0.977249868051821, within(3e-8));
    assertThat(NormalTable.below(-3)).isEqualTo(0.001349898031630, within(3e-8));
  }

  @Test
  void betweenTheEntriesItIsAsGood() {
    double z = 1 + 0.5 / 1024;

    // A step of Taylor's series from the printed value at 1, whose density there is 0.241970724519.
    double expected = 0.841344746068543 + 0.241970724519143 * (0.5 / 1024) * (1 - 0.25 / 1024);
    assertThat(NormalTable.below(z)).isEqualTo(expected, within(3e-8));
  }

  @Test
  void farOutItIsZeroAndOne() {
    assertThat(NormalTable.below(-1e9)).isZero();
    assertThat(NormalTable.below(1e9)).isOne();
  }
}
