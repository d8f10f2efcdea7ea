package io.sparktune.data.table.text;

import io.sparktune.data.cells.Cells;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.IntToLongFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The different cells of a column, and which of them each row has. */
public final class EqualCells {

  /** The bits of a cell whose text must be asked for; no number has them. */
  public static final long UNKNOWN = Long.MIN_VALUE;

  /** Those of numbers and texts that are kept by their bits. */
  private static final int MOST_BITS = 1 << 16;

  private final List<String> texts = new ArrayList<>();
  private final Map<String, Integer> codeByText = new HashMap<>();
  private final Map<Long, Integer> codeByBits = new HashMap<>();
  private final UnaryOperator<String> identity;
  private final Cells codes;

  /**
   * @param identity the one text of equal cells
   * @param bits of a row: equal ones for equal cells, or {@link #UNKNOWN}
   * @param cells null where one is missing
   */
  public EqualCells(
      int rows,
      UnaryOperator<String> identity,
      IntToLongFunction bits,
      IntFunction<@Nullable String> cells) {
    this.identity = identity;
    this.codes =
        Cells.ofCodes(rows, row -> code(bits.applyAsLong(row), row, cells), Integer.MAX_VALUE);
  }

  private int code(long bits, int row, IntFunction<@Nullable String> cells) {
    if (bits != UNKNOWN) {
      Integer known = codeByBits.get(bits);
      if (known != null) {
        return known;
      }
    }
    String cell = cells.apply(row);
    int code =
        cell == null
            ? -1
            : codeByText.computeIfAbsent(
                identity.apply(cell),
                text -> {
                  texts.add(text);
                  return texts.size() - 1;
                });
    if (bits != UNKNOWN && codeByBits.size() < MOST_BITS) {
      codeByBits.put(bits, code);
    }
    return code;
  }

  /** The one text of each, in the order of their first rows. */
  public List<String> texts() {
    return Collections.unmodifiableList(texts);
  }

  /** The place of a row's cell among the texts, -1 where it is missing. */
  public int codeAt(int row) {
    return codes.codeAt(row);
  }
}
