package io.sparktune.bench;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;

/** A made table of numbers and two classes as Parquet. Arguments: folder, rows, columns. */
final class LargeTable {

  private static final int ROWS_OF_FILE = 1_000_000;

  private LargeTable() {}

  public static void main(String[] arguments) {
    String folder = arguments[0];
    long rows = Long.parseLong(arguments[1]);
    int columns = Integer.parseInt(arguments[2]);
    try (SparkSession spark = SparkSession.builder().master("local[2]").getOrCreate()) {
      List<Column> cells = new ArrayList<>();
      for (int column = 0; column < columns; column++) {
        cells.add(functions.rand(column).cast("float").cast("double").as("x" + column));
      }
      Column sum = functions.rand(0).plus(functions.rand(1));
      cells.add(functions.when(sum.gt(1), "high").otherwise("low").as("y"));
      int files = (int) Math.max(1, rows / ROWS_OF_FILE);
      spark.range(0, rows, 1, files).select(cells.toArray(Column[]::new)).write().parquet(folder);
    }
  }
}
