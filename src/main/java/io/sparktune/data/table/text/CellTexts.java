package io.sparktune.data.table.text;

import io.sparktune.data.cells.RawCells;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The cells of a column that was read, as text. */
public final class CellTexts {

  private CellTexts() {}

  /** All of them, null where one is missing. */
  public static @Nullable String[] of(RawCells cells) {
    return IntStream.range(0, cells.rows()).mapToObj(row -> at(cells, row)).toArray(String[]::new);
  }

  /** That of a row, null if it is missing. */
  public static @Nullable String at(RawCells cells, int row) {
    if (cells.isNumber(row)) {
      return NumberText.of(cells.numberAt(row));
    }
    return cells.textAt(row) < 0 ? null : cells.text(cells.textAt(row));
  }
}
