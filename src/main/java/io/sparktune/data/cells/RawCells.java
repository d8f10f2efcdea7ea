package io.sparktune.data.cells;

import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * The cells of one column of an input as they were read: finite numbers, texts and missing ones,
 * outside the Java heap. A number takes four bytes where all of them are floats, and eight
 * otherwise; it stands for its one text alone. Other cells are NaNs whose bits tell the place of
 * their text.
 */
public final class RawCells {

  private static final int NARROW = 0x7FC00000;
  private static final int MOST_NARROW = (1 << 22) - 2;
  private static final long WIDE = 0x7FF8000000000000L;
  private static final int NO_TEXT = -1;

  private GrowingMemory memory = new GrowingMemory();
  private final RawTexts texts;
  private boolean isWide;
  private int rows;
  private int numbers;

  /** Rows of other cells in this order; null where all are their own. */
  private final int @Nullable [] chosen;

  /** Of the bits of a row's number; none where one cell stands for those of all rows. */
  private final int mask;

  public RawCells() {
    this.texts = new RawTexts();
    this.chosen = null;
    this.mask = -1;
  }

  private RawCells(RawCells first, int rows) {
    this.memory = first.memory;
    this.texts = first.texts;
    this.rows = rows;
    this.chosen = null;
    this.mask = 0;
  }

  private RawCells(RawCells all, int[] chosen) {
    this.memory = all.memory;
    this.texts = all.texts;
    this.isWide = all.isWide;
    this.rows = all.rows;
    this.chosen = chosen;
    this.mask = all.mask;
    for (int row = 0; row < chosen.length; row++) {
      numbers += isNumber(row) ? 1 : 0;
    }
  }

  /** Cells of text, null where one is missing. */
  public static RawCells of(List<@Nullable String> cells) {
    RawCells all = new RawCells();
    for (String cell : cells) {
      all.add(cell);
    }
    return all;
  }

  /** Cells that were not read: all are missing, and take no memory. */
  public static RawCells unread(int rows) {
    RawCells first = new RawCells();
    first.add((String) null);
    return new RawCells(first, rows);
  }

  /** The same cells in memory of their own. */
  public static RawCells of(RawCells cells) {
    RawCells copy = new RawCells();
    copy.add(cells, 0, cells.rows());
    return copy;
  }

  /** Adds a text, null for a missing cell. */
  public void add(@Nullable String text) {
    if (text == null) {
      addPayload(0);
    } else {
      addPayload(texts.add(text) + 1);
    }
  }

  private void addPayload(int payload) {
    if (!isWide && payload > MOST_NARROW) {
      widen();
    }
    if (isWide) {
      memory.putLong(memory.extended(Long.BYTES), WIDE | payload);
    } else {
      memory.putInt(memory.extended(Integer.BYTES), NARROW | payload);
    }
    rows++;
  }

  /** Adds a finite number; 0 and -0 are one. */
  public void add(double number) {
    if (!isWide && (float) number != number) {
      widen();
    }
    if (isWide) {
      memory.putLong(memory.extended(Long.BYTES), Double.doubleToRawLongBits(number + 0.0));
    } else {
      memory.putInt(memory.extended(Integer.BYTES), Float.floatToRawIntBits((float) number + 0f));
    }
    rows++;
    numbers++;
  }

  /** Adds some rows of other cells that are whole. */
  public void add(RawCells others, int first, int count) {
    for (int row = first; row < first + count; row++) {
      int place = others.textAt(row);
      if (place >= 0) {
        add(others.text(place));
      } else if (others.isNumber(row)) {
        add(others.numberAt(row));
      } else {
        add((String) null);
      }
    }
  }

  private void widen() {
    GrowingMemory wide = new GrowingMemory();
    wide.extended(0);
    for (int row = 0; row < rows; row++) {
      int bits = memory.getInt((long) row * Integer.BYTES);
      wide.putLong(
          wide.extended(Long.BYTES),
          isPayload(bits)
              ? WIDE | (bits & ~NARROW)
              : Double.doubleToRawLongBits(Float.intBitsToFloat(bits)));
    }
    memory.free();
    memory = wide;
    isWide = true;
  }

  private static boolean isPayload(int bits) {
    return (bits & NARROW) == NARROW && bits >= 0;
  }

  private static boolean isPayload(long bits) {
    return (bits & WIDE) == WIDE && bits >= 0;
  }

  public int rows() {
    return chosen == null ? rows : chosen.length;
  }

  /** Some of the rows in this order; a view. */
  public RawCells rows(int[] wanted) {
    int[] inner = wanted.clone();
    if (chosen != null) {
      for (int row = 0; row < inner.length; row++) {
        inner[row] = chosen[inner[row]];
      }
    }
    return new RawCells(this, inner);
  }

  /** The number in a cell, NaN where it is missing or a text. */
  public double numberAt(int row) {
    long own = (chosen == null ? row : chosen[row]) & mask;
    return isWide
        ? Double.longBitsToDouble(memory.getLong(own * Long.BYTES))
        : Float.intBitsToFloat(memory.getInt(own * Integer.BYTES));
  }

  public boolean isNumber(int row) {
    return !Double.isNaN(numberAt(row));
  }

  /** The place of a cell's text among all texts; negative where it is a number or missing. */
  public int textAt(int row) {
    long own = (chosen == null ? row : chosen[row]) & mask;
    if (isWide) {
      long bits = memory.getLong(own * Long.BYTES);
      return isPayload(bits) ? (int) (bits & ~WIDE) - 1 : NO_TEXT;
    }
    int bits = memory.getInt(own * Integer.BYTES);
    return isPayload(bits) ? (bits & ~NARROW) - 1 : NO_TEXT;
  }

  /** The text at a place that {@link #textAt} gave. */
  public String text(int place) {
    return texts.at(place);
  }

  /** The number of places that few texts have, each once; others are behind them. */
  public List<String> fewTexts() {
    return texts.known();
  }

  /** Whether there are so many texts that equal ones have several places. */
  public boolean hasManyTexts() {
    return texts.hasOthers();
  }

  /** How many cells are numbers. */
  public int numbers() {
    return numbers;
  }

  /** The memory that they take outside the heap. */
  public long bytes() {
    return memory.bytes() + texts.bytes();
  }

  /** The memory that they take on the heap. */
  public long heapBytes() {
    return texts.heapBytes();
  }

  /**
   * The numbers, NaN where a cell is none. These cells are over then: their memory is that of the
   * numbers where it can be.
   */
  public Cells toNumbers() {
    if (chosen != null) {
      return toNumbers(this::numberAt);
    }
    texts.free();
    memory.trim();
    return new Cells(rows, isWide ? Double.BYTES : Float.BYTES, memory.buffers());
  }

  /** Numbers that are made of these cells, which are over then. */
  public Cells toNumbers(IntToDoubleFunction numberOfRow) {
    Cells made = Cells.ofNumbers(rows(), numberOfRow);
    free();
    return made;
  }

  /** Gives back the memory; nothing may be asked of the cells any more. */
  public void free() {
    memory.free();
    texts.free();
  }
}
