package io.sparktune.spark.input.rows;

import java.util.Iterator;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.rdd.InputFileBlockHolder;
import org.apache.spark.sql.catalyst.CatalystTypeConverters;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.ByteType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DoubleType;
import org.apache.spark.sql.types.FloatType;
import org.apache.spark.sql.types.IntegerType;
import org.apache.spark.sql.types.LongType;
import org.apache.spark.sql.types.ShortType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import scala.Function1;

/** Makes chunks of cells of the rows that one of Spark's readers gives, without objects of them. */
public final class InternalCells implements FlatMapFunction<Iterator<InternalRow>, CellChunk> {

  private static final long serialVersionUID = 1;

  private final StructType schema;

  public InternalCells(StructType schema) {
    this.schema = schema;
  }

  @Override
  public Iterator<CellChunk> call(Iterator<InternalRow> rows) {
    StructField[] fields = schema.fields();
    Cell[] cells = new Cell[fields.length];
    for (int i = 0; i < cells.length; i++) {
      cells[i] = cell(i, fields[i].dataType());
    }
    return new CellChunks<>(rows, new Source(cells));
  }

  /** Reads the cell of one column. */
  @FunctionalInterface
  private interface Cell {
    void add(InternalRow row, ChunkColumn column);
  }

  private static Cell cell(int i, DataType type) {
    Cell present = present(i, type);
    return (row, column) -> {
      if (row.isNullAt(i)) {
        column.addMissing();
      } else {
        present.add(row, column);
      }
    };
  }

  private static Cell present(int i, DataType type) {
    if (type instanceof DoubleType) {
      return (row, column) -> column.addDouble(row.getDouble(i));
    }
    if (type instanceof FloatType) {
      return (row, column) -> column.addFloat(row.getFloat(i));
    }
    if (type instanceof LongType) {
      return (row, column) -> column.addWhole(row.getLong(i));
    }
    if (type instanceof IntegerType) {
      return (row, column) -> column.addWhole(row.getInt(i));
    }
    if (type instanceof ShortType) {
      return (row, column) -> column.addWhole(row.getShort(i));
    }
    if (type instanceof ByteType) {
      return (row, column) -> column.addWhole(row.getByte(i));
    }
    if (type instanceof StringType) {
      return (row, column) -> column.add(row.getUTF8String(i).toString());
    }
    Function1<Object, Object> converter = CatalystTypeConverters.createToScalaConverter(type);
    return (row, column) -> column.addValue(converter.apply(row.get(i, type)));
  }

  /**
   * Rows of files; all of them well formed.
   *
   * @param cells of each column
   */
  @SuppressWarnings("ArrayRecordComponent") // not compared
  private record Source(Cell[] cells) implements CellChunks.Source<InternalRow> {
    @Override
    public int width(InternalRow row) {
      return cells.length;
    }

    @Override
    public String file(InternalRow row) {
      return InputFileBlockHolder.getInputFilePath().toString();
    }

    @Override
    public long block(InternalRow row) {
      return InputFileBlockHolder.getStartOffset();
    }

    @Override
    public String malformed(InternalRow row) {
      return "";
    }

    @Override
    public void add(InternalRow row, ChunkColumn[] columns) {
      for (int i = 0; i < cells.length; i++) {
        cells[i].add(row, columns[i]);
      }
    }
  }
}
