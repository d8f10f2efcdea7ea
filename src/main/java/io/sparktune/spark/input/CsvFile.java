package io.sparktune.spark.input;

import io.sparktune.data.CsvDialect;
import io.sparktune.data.DataError;
import io.sparktune.data.RawTable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * A CSV file with a header line. Spark reads it; only where a line is wrong is the file read once
 * more, to say which one.
 */
public final class CsvFile {

  public static final int MOST_PROBLEMS = 20;

  private final SparkSession spark;
  private final Path file;
  private final CsvDialect dialect;
  private final CsvText text;

  CsvFile(SparkSession spark, Path file, CsvDialect dialect) {
    this.spark = spark;
    this.file = file;
    this.dialect = dialect;
    this.text = new CsvText(spark.sparkContext().hadoopConfiguration(), file, dialect);
  }

  RawTable read() {
    List<String> names = text.header();
    List<List<String>> columns = new ArrayList<>();
    names.forEach(name -> columns.add(new ArrayList<>()));
    List<Integer> malformed = new ArrayList<>();
    Iterator<Row> rows =
        CsvTask.rows(spark, dialect, names.size(), file.toString()).toLocalIterator();
    for (int row = 0; rows.hasNext(); row++) {
      Row cells = rows.next();
      for (int column = 0; column < names.size(); column++) {
        columns.get(column).add(cells.getString(column));
      }
      if (!cells.isNullAt(names.size())) {
        malformed.add(row);
      }
    }
    requireWellFormed(malformed, names.size());
    List<String[]> cells = columns.stream().map(column -> column.toArray(String[]::new)).toList();
    return new RawTable(names, cells, row -> text.place(text.lines(List.of(row)).get(0)));
  }

  private void requireWellFormed(List<Integer> malformed, int width) {
    if (malformed.isEmpty()) {
      return;
    }
    List<Integer> first = malformed.stream().limit(MOST_PROBLEMS).toList();
    List<String> problems = new ArrayList<>();
    text.lines(first).forEach(line -> problems.add(text.problem(line, width)));
    if (malformed.size() > MOST_PROBLEMS) {
      problems.add("And " + (malformed.size() - MOST_PROBLEMS) + " more.");
    }
    throw new DataError(problems);
  }
}
