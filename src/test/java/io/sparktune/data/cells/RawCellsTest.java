package io.sparktune.data.cells;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class RawCellsTest {

  /** More than a buffer has room for. */
  private static final int MANY = 2_200_000;

  @Test
  void numbers_takeFourBytesUntilOneIsNoFloat() {
    RawCells cells = new RawCells();
    cells.add(0.5);
    cells.add((String) null);
    cells.add("a");
    cells.add(-0.0);
    cells.add(0.1);
    cells.add(1e300);

    assertThat(IntStream.range(0, 6).mapToDouble(cells::numberAt))
        .containsExactly(0.5, Double.NaN, Double.NaN, 0.0, 0.1, 1e300);
    assertThat(IntStream.range(0, 6).map(cells::textAt)).containsExactly(-1, -1, 0, -1, -1, -1);
    assertThat(cells.text(0)).isEqualTo("a");
    assertThat(cells.numbers()).isEqualTo(4);

    Cells numbers = cells.toNumbers();
    assertThat(numbers.bytes()).isEqualTo(48);
    assertThat(IntStream.range(0, 6).mapToDouble(numbers::numberAt))
        .containsExactly(0.5, Double.NaN, Double.NaN, 0.0, 0.1, 1e300);
  }

  @Test
  void manyCells_becomeNumbersWithoutMoreMemory() {
    RawCells cells = new RawCells();
    for (int row = 0; row < MANY; row++) {
      cells.add(row + 0.1);
    }
    assertThat(cells.bytes()).isEqualTo(8L * MANY);
    assertThat(cells.heapBytes()).isZero();

    Cells numbers = cells.toNumbers();
    assertThat(numbers.bytes()).isEqualTo(8L * MANY);
    assertThat(IntStream.range(0, MANY).allMatch(row -> numbers.numberAt(row) == row + 0.1))
        .isTrue();
  }

  @Test
  void textsBeyondThoseThatAreKept_lieOutsideTheHeap() {
    RawCells cells = new RawCells();
    int count = 3 * RawTexts.MOST_KNOWN;
    for (int row = 0; row < count; row++) {
      cells.add("ü" + row);
      cells.add("red");
    }

    assertThat(cells.hasManyTexts()).isTrue();
    assertThat(cells.fewTexts()).hasSize(RawTexts.MOST_KNOWN);
    assertThat(
            IntStream.range(0, count)
                .allMatch(row -> cells.text(cells.textAt(2 * row)).equals("ü" + row)))
        .isTrue();
    assertThat(cells.text(cells.textAt(2 * count - 1))).isEqualTo("red");
    assertThat(cells.heapBytes()).isLessThan(2_000_000);
  }

  @Test
  void rowsOfOthers_haveTheSameCells() {
    RawCells cells = RawCells.of(Arrays.asList("a", null, "b", "a"));
    cells.add(7);

    RawCells some = cells.rows(new int[] {4, 2, 1}).rows(new int[] {0, 1, 2});
    assertThat(some.rows()).isEqualTo(3);
    assertThat(some.numbers()).isEqualTo(1);
    assertThat(some.numberAt(0)).isEqualTo(7);
    assertThat(some.text(some.textAt(1))).isEqualTo("b");
    assertThat(some.textAt(2)).isNegative();

    RawCells copy = RawCells.of(some);
    cells.free();
    assertThat(copy.text(copy.textAt(1))).isEqualTo("b");
    assertThat(copy.toNumbers().numberAt(0)).isEqualTo(7);
  }
}
