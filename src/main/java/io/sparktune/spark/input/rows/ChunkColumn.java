package io.sparktune.spark.input.rows;

import io.sparktune.data.table.text.NumberText;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The cells of one column in some rows, made on an executor: a number each, and texts of the cells
 * that are none, which are NaNs with the place of their text.
 */
final class ChunkColumn {

  /** Bits of a double that is no number; below them is the place of a text, 0 for missing. */
  static final long NO_NUMBER = 0x7FF8000000000000L;

  /** Whole numbers up to here are doubles. */
  private static final long MOST_EXACT = 1L << 53;

  private long[] cells = new long[16];
  private int count;
  private boolean areFloats = true;
  private final Map<String, Integer> places = new HashMap<>();
  private final ByteArrayOutputStream texts = new ByteArrayOutputStream();
  private @Nullable String last;
  private long lastCell;

  /** Adds a number that is finite and whose one text is meant. */
  void add(double number) {
    areFloats &= (float) number == number;
    add(Double.doubleToRawLongBits(number + 0.0));
  }

  void addDouble(double number) {
    if (Double.isFinite(number)) {
      add(number);
    } else {
      add(NumberText.of(number));
    }
  }

  /** 0.1f is 0.1, as people write it. */
  void addFloat(float number) {
    addDouble(Double.parseDouble(Float.toString(number)));
  }

  void addWhole(long number) {
    if (Math.abs(number) <= MOST_EXACT) {
      add((double) number);
    } else {
      add(Long.toString(number));
    }
  }

  /** Adds a value as rows of Spark hold it. */
  void addValue(@Nullable Object value) {
    if (value instanceof String text) {
      add(text);
    } else if (value instanceof Double number) {
      addDouble(number);
    } else if (value instanceof Float number) {
      addFloat(number);
    } else if (value instanceof Long || value instanceof Integer) {
      addWhole(((Number) value).longValue());
    } else {
      String text = CellValue.text(value);
      if (text == null) {
        addMissing();
      } else {
        add(text);
      }
    }
  }

  void addMissing() {
    add(NO_NUMBER);
  }

  /** Adds a text, as a number where it is the one text of that. */
  void add(String text) {
    if (!text.equals(last)) {
      double number = NumberText.exact(text);
      lastCell =
          Double.isNaN(number)
              ? NO_NUMBER | (1 + places.computeIfAbsent(text, this::written))
              : Double.doubleToRawLongBits(number + 0.0);
      last = text;
    }
    areFloats &= isFloat(lastCell);
    add(lastCell);
  }

  private static boolean isFloat(long cell) {
    double number = Double.longBitsToDouble(cell);
    return Double.isNaN(number) || (float) number == number;
  }

  private int written(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    texts.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
    texts.writeBytes(bytes);
    return places.size();
  }

  private void add(long cell) {
    if (count == cells.length) {
      cells = Arrays.copyOf(cells, 2 * count);
    }
    cells[count++] = cell;
  }

  /** The texts take so many bytes. */
  int textBytes() {
    return texts.size();
  }

  /** The number of texts, each behind its length; 1 or 0 for floats or doubles; the numbers. */
  void writeTo(ByteArrayOutputStream out) {
    boolean narrow = areFloats && places.isEmpty();
    int width = narrow ? Float.BYTES : Double.BYTES;
    ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES + texts.size() + 1 + count * width);
    bytes.putInt(places.size()).put(texts.toByteArray()).put((byte) (narrow ? 1 : 0));
    bytes.order(ByteOrder.BIG_ENDIAN);
    for (int i = 0; i < count; i++) {
      if (narrow) {
        bytes.putFloat((float) Double.longBitsToDouble(cells[i]));
      } else {
        bytes.putLong(cells[i]);
      }
    }
    out.writeBytes(bytes.array());
  }

  /** Begins anew. */
  void clear() {
    count = 0;
    areFloats = true;
    places.clear();
    texts.reset();
    last = null;
  }
}
