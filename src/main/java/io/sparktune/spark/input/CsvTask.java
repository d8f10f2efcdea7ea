package io.sparktune.spark.input;

import io.sparktune.data.CsvDialect;
import java.util.Arrays;
import java.util.Iterator;
import java.util.stream.StreamSupport;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Parts the lines of one Spark partition into cells, on an executor. */
final class CsvTask implements MapPartitionsFunction<Row, Row> {

  private static final long serialVersionUID = 1;

  private final CsvDialect dialect;
  private final int columns;

  private CsvTask(CsvDialect dialect, int columns) {
    this.dialect = dialect;
    this.columns = columns;
  }

  /**
   * The rows below the headers of some files: the cells as text, then the columns of {@link
   * RowOrigin}.
   */
  static Dataset<Row> rows(SparkSession spark, CsvDialect dialect, int columns, String... files) {
    StructType schema = new StructType();
    for (int i = 0; i < columns; i++) {
      schema = schema.add("column " + i, DataTypes.StringType);
    }
    schema =
        schema
            .add("malformed line", DataTypes.StringType)
            .add("file", DataTypes.StringType)
            .add("block", DataTypes.LongType);
    return InputFiles.reader(spark)
        .text(files)
        .select("value", "_metadata.file_path", "_metadata.file_block_start")
        .mapPartitions(new CsvTask(dialect, columns), Encoders.row(schema));
  }

  @Override
  public Iterator<Row> call(Iterator<Row> lines) {
    CsvCells cells = new CsvCells(dialect);
    Header header = new Header();
    Iterable<Row> all = () -> lines;
    return StreamSupport.stream(all.spliterator(), false)
        .filter(row -> !CsvCells.isBlank(row.getString(0)) && !header.isIn(row))
        .map(row -> row(cells, row))
        .iterator();
  }

  /** The first line of a file's first block. */
  private static final class Header {
    private String lastFile = "";

    boolean isIn(Row row) {
      if (row.getLong(2) != 0 || row.getString(1).equals(lastFile)) {
        return false;
      }
      lastFile = row.getString(1);
      return true;
    }
  }

  private Row row(CsvCells cells, Row text) {
    String line = text.getString(0);
    String[] found = cells.of(line);
    boolean malformed = found.length != columns || cells.hasOpenQuote(line);
    Object[] row = Arrays.copyOf(found, columns + RowOrigin.WIDTH, Object[].class);
    row[columns + RowOrigin.MALFORMED] = malformed ? line : null;
    row[columns + RowOrigin.FILE] = text.get(1);
    row[columns + RowOrigin.BLOCK] = text.get(2);
    return RowFactory.create(row);
  }
}
