package io.sparktune.lake.tables;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;
import org.jspecify.annotations.Nullable;

/**
 * A column of a table; every cell may be NULL.
 *
 * @param role what its cells are
 * @param of the metric or parameter by its own name; empty for other columns
 */
public record TableColumn(String name, Kind kind, Role role, String of) {

  /**
   * The meaning of a column's cells: which metrics and parameters there are depends on the study.
   */
  public enum Role {
    FIXED,
    METRIC,
    PARAMETER
  }

  /** A column that every study has. */
  public TableColumn(String name, Kind kind) {
    this(name, kind, Role.FIXED, "");
  }

  /** The column of a metric. */
  static TableColumn metric(String name, String metric) {
    return new TableColumn(name, Kind.REAL, Role.METRIC, metric);
  }

  /** The column of a parameter. */
  static TableColumn parameter(String name, Kind kind, String parameter) {
    return new TableColumn(name, kind, Role.PARAMETER, parameter);
  }

  /** The type of a column's cells, in Java and in Parquet. */
  public enum Kind {
    INTEGER(PrimitiveTypeName.INT64) {
      @Override
      void add(Group row, String column, Object cell) {
        row.add(column, ((Number) cell).longValue());
      }

      @Override
      void copy(Group from, Group into, String column) {
        into.add(column, from.getLong(column, 0));
      }
    },
    REAL(PrimitiveTypeName.DOUBLE) {
      @Override
      void add(Group row, String column, Object cell) {
        row.add(column, ((Number) cell).doubleValue());
      }

      @Override
      void copy(Group from, Group into, String column) {
        into.add(column, from.getDouble(column, 0));
      }
    },
    BOOLEAN(PrimitiveTypeName.BOOLEAN) {
      @Override
      void add(Group row, String column, Object cell) {
        row.add(column, (Boolean) cell);
      }

      @Override
      void copy(Group from, Group into, String column) {
        into.add(column, from.getBoolean(column, 0));
      }
    },
    TEXT(PrimitiveTypeName.BINARY) {
      @Override
      LogicalTypeAnnotation annotation() {
        return LogicalTypeAnnotation.stringType();
      }

      @Override
      void add(Group row, String column, Object cell) {
        row.add(column, cell.toString());
      }

      @Override
      void copy(Group from, Group into, String column) {
        into.add(column, from.getString(column, 0));
      }
    },
    /** Microseconds in UTC; Spark's old INT96 is read by fewer tools. */
    TIME(PrimitiveTypeName.INT64) {
      @Override
      LogicalTypeAnnotation annotation() {
        return LogicalTypeAnnotation.timestampType(true, TimeUnit.MICROS);
      }

      @Override
      void add(Group row, String column, Object cell) {
        row.add(column, ChronoUnit.MICROS.between(Instant.EPOCH, (Instant) cell));
      }

      @Override
      void copy(Group from, Group into, String column) {
        into.add(column, from.getLong(column, 0));
      }
    };

    private final PrimitiveTypeName type;

    Kind(PrimitiveTypeName type) {
      this.type = type;
    }

    /** The logical type, null for a plain one. */
    @Nullable LogicalTypeAnnotation annotation() {
      return null;
    }

    abstract void add(Group row, String column, Object cell);

    abstract void copy(Group from, Group into, String column);
  }

  Type type() {
    return Types.optional(kind.type).as(kind.annotation()).named(name);
  }

  void add(Group row, @Nullable Object cell) {
    if (cell != null) {
      kind.add(row, name, cell);
    }
  }

  /** Copies a cell, if there is one, into a row that may have more columns. */
  void copy(Group from, Group into) {
    if (from.getType().containsField(name) && from.getFieldRepetitionCount(name) > 0) {
      kind.copy(from, into, name);
    }
  }
}
