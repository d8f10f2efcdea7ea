package io.sparktune.spark.input;

import io.sparktune.data.DataError;
import io.sparktune.data.DataSource;
import io.sparktune.data.DataSource.Relation;
import io.sparktune.spark.input.files.InputFiles;
import io.sparktune.spark.input.relations.RelationFrames;
import io.sparktune.spark.input.relations.RelationRows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.RowOrdering;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructField;

/**
 * The rows of a relation, such as a table of Spark's catalogs, which are in no order unless it is a
 * query that gives them one.
 *
 * @param isSorted whether rows without an order are sorted by all their cells
 */
record RelationInput(RelationFrames frames, Relation relation, boolean isSorted)
    implements InputFormat {

  /** Its place where files have a path. */
  static final Path PATH = new Path("table:/rows");

  /** A relation as it is. */
  static RelationInput of(RelationFrames frames, Relation relation) {
    return new RelationInput(frames, relation, false);
  }

  @Override
  public List<FileGroup> groups(List<Path> files) {
    RelationRows table = frames.of(relation);
    requireDistinct(table.rows().columns());
    List<SourceColumn> columns =
        Arrays.stream(table.rows().schema().fields())
            .map(field -> SourceColumn.of(field.name(), field.dataType()))
            .toList();
    return List.of(new FileGroup(this, files, columns, wanted -> rows(table, columns, wanted)));
  }

  /**
   * Rows with all their columns, in the order in which the cells of text come; rows that are equal
   * but for bytes, lists and structs are in an order of these.
   */
  static Dataset<Row> inOrder(RelationRows table) {
    if (table.isOrdered()) {
      return table.rows();
    }
    List<Column> texts = new ArrayList<>();
    List<Column> others = new ArrayList<>();
    for (StructField field : table.rows().schema().fields()) {
      Column column = InputFiles.column(table.rows(), field.name());
      if (SourceColumn.of(field.name(), field.dataType()).hasText()) {
        texts.add(column);
      } else if (RowOrdering.isOrderable(field.dataType())) {
        others.add(functions.xxhash64(column));
      }
    }
    texts.addAll(others);
    return table.rows().orderBy(texts.toArray(Column[]::new));
  }

  private void requireDistinct(String[] names) {
    Set<String> seen = new HashSet<>();
    for (String name : names) {
      if (!seen.add(name)) {
        String problem = "has several columns " + name + "; give all but one another name (AS)";
        throw relation instanceof DataSource.Query
            ? new DataError("data.sql", problem)
            : new DataError(place() + ": " + problem);
      }
    }
  }

  /** Columns are found by place: a session may ignore the case of names. */
  private JavaRDD<Row> rows(
      RelationRows table, List<SourceColumn> columns, List<SourceColumn> wanted) {
    Dataset<Row> placed =
        table
            .rows()
            .toDF(IntStream.range(0, columns.size()).mapToObj(i -> "c" + i).toArray(String[]::new));
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
    return SparkRows.of(
        isSorted && !table.isOrdered() ? rows.orderBy(ordered) : rows, PATH.toUri().toString());
  }

  @Override
  public Optional<InputFormat> sorted() {
    return isSorted ? Optional.empty() : Optional.of(new RelationInput(frames, relation, true));
  }

  @Override
  public String place(Path file, int row) {
    return place();
  }

  private String place() {
    return (relation instanceof DataSource.Table ? "table " : "") + relation.place();
  }

  @Override
  public Optional<String> place(Path file, String column, String cell) {
    return Optional.of(place());
  }
}
