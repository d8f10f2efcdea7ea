package io.sparktune.spark.input;

import io.sparktune.data.DataError;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;

/** A table of Spark's catalogs, whose rows are in no order. */
record CatalogTable(SparkSession spark, String name) implements InputFormat {

  /** Its place where files have a path. */
  Path path() {
    return new Path("table:/" + name);
  }

  @Override
  public List<FileGroup> groups(List<Path> files) {
    Dataset<Row> table = table();
    String[] names = table.columns();
    Dataset<Row> placed =
        table.toDF(IntStream.range(0, names.length).mapToObj(i -> "c" + i).toArray(String[]::new));
    List<Column> cells = new ArrayList<>();
    for (String place : placed.columns()) {
      cells.add(functions.col(place));
    }
    cells.add(functions.lit(null).cast("string"));
    cells.add(functions.lit(path().toUri().toString()));
    cells.add(functions.lit(0L));
    return List.of(
        new FileGroup(
            this,
            files,
            Arrays.stream(table.schema().fields())
                .map(field -> SourceColumn.of(field.name(), field.dataType()))
                .toList(),
            placed.select(cells.toArray(Column[]::new))));
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
  public boolean hasOrder() {
    return false;
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
