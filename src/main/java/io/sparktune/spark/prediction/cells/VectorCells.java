package io.sparktune.spark.prediction.cells;

import io.sparktune.data.table.InputColumn;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.rdd.InputFileBlockHolder;
import org.apache.spark.sql.catalyst.CatalystTypeConverters;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DoubleType;
import org.apache.spark.sql.types.FloatType;
import org.apache.spark.sql.types.IntegerType;
import org.apache.spark.sql.types.LongType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.vectorized.ColumnVector;
import org.apache.spark.sql.vectorized.ColumnarBatch;
import org.jspecify.annotations.Nullable;
import scala.Function1;

/** Cells of batches of columns, which are looked at where Spark decoded them. */
public final class VectorCells extends CellBatch {

  private final Types types;
  private final ColumnarBatch batch;
  private final int first;

  /** The types of the columns, and what makes values of their cells. */
  public static final class Types {
    private final DataType[] types;
    private final List<Function1<Object, Object>> converters;

    /** Those of columns with such a schema. */
    public Types(StructType schema) {
      this.types =
          Arrays.stream(schema.fields()).map(StructField::dataType).toArray(DataType[]::new);
      this.converters =
          Arrays.stream(types).map(CatalystTypeConverters::createToScalaConverter).toList();
    }
  }

  /**
   * Cells of some rows of a batch.
   *
   * @param first of the rows
   * @param rows how many
   */
  public VectorCells(Types types, ColumnarBatch batch, int first, int rows) {
    super(rows);
    this.types = types;
    this.batch = batch;
    this.first = first;
  }

  /** A row, until the next one is asked for. */
  public InternalRow row(int row) {
    return batch.getRow(first + row);
  }

  @Override
  public @Nullable Object value(int row, int column) {
    ColumnVector cells = batch.column(column);
    return cells.isNullAt(first + row)
        ? null
        : types.converters.get(column).apply(row(row).get(column, types.types[column]));
  }

  @Override
  public String file(int row) {
    return InputFileBlockHolder.getInputFilePath().toString();
  }

  @Override
  double[] read(int column, InputColumn.Type type, ValueCells cells) {
    DataType stored = types.types[column];
    boolean isPlain =
        stored instanceof DoubleType
            || stored instanceof FloatType
            || stored instanceof IntegerType
            || stored instanceof LongType;
    if (type != InputColumn.Type.NUMERIC || !isPlain) {
      return super.read(column, type, cells);
    }
    ColumnVector vector = batch.column(column);
    double[] read = new double[rows()];
    for (int i = 0; i < read.length; i++) {
      int row = first + i;
      read[i] = vector.isNullAt(row) ? Double.NaN : number(cells, vector, stored, row);
    }
    return read;
  }

  private static double number(ValueCells cells, ColumnVector vector, DataType stored, int row) {
    if (stored instanceof DoubleType) {
      return cells.read(vector.getDouble(row));
    }
    if (stored instanceof FloatType) { // 0.1f is 0.1, as people write it
      return cells.read(Double.parseDouble(Float.toString(vector.getFloat(row))));
    }
    return cells.read(stored instanceof LongType ? vector.getLong(row) : vector.getInt(row));
  }
}
