package io.sparktune.spark.input;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.CharType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DateType;
import org.apache.spark.sql.types.NullType;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.types.TimestampNTZType;
import org.apache.spark.sql.types.TimestampType;
import org.apache.spark.sql.types.VarcharType;

/**
 * A column of a file or of a whole input.
 *
 * @param type empty where Spark cannot read the column
 * @param fault why its cells have no text, with a remedy; empty where they have
 */
public record SourceColumn(String name, Optional<DataType> type, String fault) {

  /** A column that Spark reads. */
  static SourceColumn of(String name, DataType type) {
    return new SourceColumn(
        name, Optional.of(type), isPlain(type) ? "" : fault(type.simpleString()));
  }

  private static String fault(String type) {
    return "is of the type " + type + "; write its parts as columns of numbers or text";
  }

  /** A column that Spark cannot read. */
  static SourceColumn unreadable(String name, String type) {
    return new SourceColumn(name, Optional.empty(), fault(type));
  }

  /** Whether each of its cells is one value that has a text. */
  public boolean hasText() {
    return fault.isEmpty();
  }

  /** With the place in its fault. */
  SourceColumn in(String place) {
    return hasText()
        ? this
        : new SourceColumn(name, type, place + ": the column " + name + " " + fault);
  }

  /** That of some columns that have a type. */
  static StructType schema(List<SourceColumn> columns) {
    return new StructType(
        columns.stream()
            .map(
                column ->
                    DataTypes.createStructField(column.name(), column.type().orElseThrow(), true))
            .toArray(StructField[]::new));
  }

  /** Why columns have no text, by name; without those that have. */
  static Map<String, String> faults(List<SourceColumn> columns) {
    return columns.stream()
        .filter(column -> !column.hasText())
        .collect(Collectors.toMap(SourceColumn::name, SourceColumn::fault));
  }

  /** The names of the columns that are no text. */
  static Set<String> values(List<SourceColumn> columns) {
    return columns.stream()
        .filter(column -> column.type().filter(type -> !isText(type)).isPresent())
        .map(SourceColumn::name)
        .collect(Collectors.toSet());
  }

  private static boolean isText(DataType type) {
    return type instanceof StringType || type instanceof CharType || type instanceof VarcharType;
  }

  private static boolean isPlain(DataType type) {
    return type instanceof NumericType
        || isText(type)
        || type instanceof BooleanType
        || type instanceof DateType
        || type instanceof TimestampType
        || type instanceof TimestampNTZType
        || type instanceof NullType;
  }
}
