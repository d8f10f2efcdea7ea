package io.sparktune.spark.input;

import io.sparktune.spark.input.files.RowOrigin;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.FloatType;
import org.apache.spark.sql.types.NumericType;

/** Brings the rows of groups of files to the columns of the whole input. */
final class MergedRows {

  private static final UserDefinedFunction TEXT =
      functions.udf((UDF1<Object, String>) CellValue::text, DataTypes.StringType);

  private final List<SourceColumn> columns;

  /**
   * @param columns of the whole input that have a type
   */
  MergedRows(List<SourceColumn> columns) {
    this.columns = columns;
  }

  /** The rows of all groups; those of one follow each other. */
  Dataset<Row> of(List<FileGroup> groups) {
    return groups.stream().map(this::of).reduce(Dataset::union).orElseThrow();
  }

  private Dataset<Row> of(FileGroup group) {
    List<SourceColumn> own =
        group.columns().stream().filter(column -> column.type().isPresent()).toList();
    List<String> ownNames = own.stream().map(SourceColumn::name).toList();
    int width = own.size() + RowOrigin.WIDTH;
    Dataset<Row> rows =
        group.rows().toDF(IntStream.range(0, width).mapToObj(i -> "c" + i).toArray(String[]::new));
    List<Column> cells = new ArrayList<>();
    for (SourceColumn column : columns) {
      DataType type = column.type().orElseThrow();
      int place = ownNames.indexOf(column.name());
      Column cell =
          place < 0
              ? functions.lit(null).cast(type)
              : cast(functions.col("c" + place), own.get(place).type().orElseThrow(), type);
      cells.add(cell.as(column.name()));
    }
    for (int i = own.size(); i < width; i++) {
      cells.add(functions.col("c" + i));
    }
    return rows.select(cells.toArray(Column[]::new));
  }

  private static Column cast(Column cell, DataType from, DataType to) {
    if (from.equals(to)) {
      return cell;
    }
    if (WiderType.isText(to)) {
      return TEXT.apply(cell);
    }
    // 0.1f is 0.1, as people write it.
    return from instanceof FloatType && to instanceof NumericType
        ? cell.cast(DataTypes.StringType).cast(to)
        : cell.cast(to);
  }
}
