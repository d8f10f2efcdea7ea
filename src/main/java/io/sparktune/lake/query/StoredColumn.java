package io.sparktune.lake.query;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;
import org.jspecify.annotations.Nullable;

/** The cells of one column, in the order of the rows. */
public final class StoredColumn {

  /** The type of all cells of a column. */
  public enum Kind {
    INTEGER,
    REAL,
    BOOLEAN,
    TEXT,
    TIME
  }

  private static final int FIRST_ROWS = 64;

  private final String name;
  private final Kind kind;
  private final BitSet filled = new BitSet();

  /** Whole numbers, microseconds, the bits of reals, truth values, and numbers of texts. */
  private long[] cells = new long[FIRST_ROWS];

  private String[] texts = new String[0];
  private final Map<String, Integer> numberByText = new HashMap<>();

  StoredColumn(String name, Kind kind) {
    this.name = name;
    this.kind = kind;
  }

  static Kind kind(PrimitiveType type) {
    return switch (type.getPrimitiveTypeName()) {
      case INT64 ->
          type.getLogicalTypeAnnotation() instanceof TimestampLogicalTypeAnnotation
              ? Kind.TIME
              : Kind.INTEGER;
      case DOUBLE -> Kind.REAL;
      case BOOLEAN -> Kind.BOOLEAN;
      default -> Kind.TEXT;
    };
  }

  /** Takes the cell of a row up, if the row has one. */
  void add(Group from, int field, int row) {
    if (from.getFieldRepetitionCount(field) > 0) {
      if (row >= cells.length) {
        cells = Arrays.copyOf(cells, Math.max(2 * cells.length, row + 1));
      }
      filled.set(row);
      cells[row] =
          switch (kind) {
            case INTEGER, TIME -> from.getLong(field, 0);
            case REAL -> Double.doubleToRawLongBits(from.getDouble(field, 0));
            case BOOLEAN -> from.getBoolean(field, 0) ? 1 : 0;
            case TEXT -> number(from.getString(field, 0));
          };
    }
  }

  /** Texts are mostly the same few. */
  private int number(String text) {
    return numberByText.computeIfAbsent(
        text,
        any -> {
          int number = numberByText.size();
          if (number == texts.length) {
            texts = Arrays.copyOf(texts, Math.max(FIRST_ROWS, 2 * number));
          }
          texts[number] = text;
          return number;
        });
  }

  public String name() {
    return name;
  }

  public Kind kind() {
    return kind;
  }

  /** Whether a row has a cell here. */
  public boolean has(int row) {
    return filled.get(row);
  }

  /** A number, empty where the cell is NULL or no number. */
  public OptionalDouble real(int row) {
    return !has(row) || kind == Kind.TEXT
        ? OptionalDouble.empty()
        : OptionalDouble.of(kind == Kind.REAL ? Double.longBitsToDouble(cells[row]) : cells[row]);
  }

  /** A whole number, empty where the cell is NULL or no whole number. */
  public OptionalLong integer(int row) {
    return has(row) && kind == Kind.INTEGER ? OptionalLong.of(cells[row]) : OptionalLong.empty();
  }

  /** The cell as Java has it, null for NULL. */
  public @Nullable Object cell(int row) {
    if (!has(row)) {
      return null;
    }
    return switch (kind) {
      case INTEGER -> (Object) cells[row];
      case REAL -> Double.longBitsToDouble(cells[row]);
      case BOOLEAN -> cells[row] == 1;
      case TEXT -> texts[(int) cells[row]];
      case TIME -> Instant.EPOCH.plus(cells[row], ChronoUnit.MICROS);
    };
  }
}
