package io.sparktune.data.cells;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class FirstRowsTest {

  private static final int ROWS = 20_000;

  @Test
  void eachRowHasTheFirstEqualOne_alsoWhereHashesCollide() {
    SplittableRandom random = new SplittableRandom(7);
    int[] cells = random.ints(ROWS, 0, 5_000).toArray();
    Map<Integer, Integer> firstByCell = new HashMap<>();
    int[] expected = new int[ROWS];
    for (int row = 0; row < ROWS; row++) {
      Integer first = firstByCell.putIfAbsent(cells[row], row);
      expected[row] = first == null ? row : first;
    }
    try (FirstRows good = new FirstRows(ROWS, row -> cells[row], (a, b) -> cells[a] == cells[b]);
        FirstRows poor =
            new FirstRows(ROWS, row -> cells[row] % 500, (a, b) -> cells[a] == cells[b])) {
      for (int row = 0; row < ROWS; row++) {
        assertThat(good.of(row)).isEqualTo(expected[row]);
        assertThat(poor.of(row)).isEqualTo(expected[row]);
      }
    }
  }

  @Test
  void noRows_haveNone() {
    try (FirstRows none = new FirstRows(0, row -> 0, (a, b) -> true)) {
      assertThat(none).isNotNull();
    }
  }
}
