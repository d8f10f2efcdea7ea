package io.sparktune.spark.input;

import io.sparktune.data.DataError;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;

/**
 * A table of Spark's catalogs, whose rows are in no order.
 *
 * @param isSorted whether its rows are sorted by all their cells
 */
record CatalogTable(SparkSession spark, String name, boolean isSorted) implements InputFormat {

  /** A table as it is. */
  static CatalogTable of(SparkSession spark, String name) {
    return new CatalogTable(spark, name, false);
  }

  /** Its place where files have a path. */
  Path path() {
    return new Path("table:/" + name);
  }

  @Override
  public List<FileGroup> groups(List<Path> files) {
    Dataset<Row> table = table();
    List<SourceColumn> columns =
        Arrays.stream(table.schema().fields())
            .map(field -> SourceColumn.of(field.name(), field.dataType()))
            .toList();
    return List.of(new FileGroup(this, files, columns, wanted -> rows(table, columns, wanted)));
  }

  /** Columns are found by place: a session may ignore the case of names. */
  private JavaRDD<Row> rows(
      Dataset<Row> table, List<SourceColumn> columns, List<SourceColumn> wanted) {
    Dataset<Row> placed =
        table.toDF(
            IntStream.range(0, columns.size()).mapToObj(i -> "c" + i).toArray(String[]::new));
    Set<SourceColumn> asked = Set.copyOf(wanted);
    Column[] cells =
        IntStream.range(0, columns.size())
            .filter(i -> asked.contains(columns.get(i)))
            .mapToObj(i -> functions.col("c" + i))
            .toArray(Column[]::new);
    Column[] ordered =
        IntStream.range(0, columns.size())
            .filter(i -> asked.contains(columns.get(i)) && columns.get(i).hasText())
            .mapToObj(i -> functions.col("c" + i))
            .toArray(Column[]::new);
    Dataset<Row> rows = placed.select(cells);
    return SparkRows.of(isSorted ? rows.orderBy(ordered) : rows, path().toUri().toString());
  }

  private Dataset<Row> table() {
    try {
      return spark.table(name);
    } catch (Exception e) { // Spark throws checked exceptions that it does not declare
      throw new DataError(
          "table:%s: Spark finds no such table (%s); check its name and Spark's catalogs"
              .formatted(name, String.valueOf(e.getMessage()).lines().findFirst().orElse("")));
    }
  }

  @Override
  public Optional<InputFormat> sorted() {
    return isSorted ? Optional.empty() : Optional.of(new CatalogTable(spark, name, true));
  }

  @Override
  public String place(Path file, int row) {
    return "table " + name;
  }

  @Override
  public Optional<String> place(Path file, String column, String cell) {
    return Optional.of("table " + name);
  }
}
