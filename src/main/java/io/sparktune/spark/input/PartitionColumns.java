package io.sparktune.spark.input;

import io.sparktune.data.DataError;
import io.sparktune.spark.input.files.InputFiles;
import io.sparktune.spark.input.files.RowOrigin;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.catalyst.catalog.ExternalCatalogUtils;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.jspecify.annotations.Nullable;

/**
 * The columns that the names of folders hold, as in {@code sales/year=2024/part.parquet}. Their
 * cells are text.
 *
 * @param cells by file, then by name
 */
record PartitionColumns(Map<String, Map<String, String>> cells) {

  /**
   * Those of files in folders of a source.
   *
   * @param source whose own name holds no column
   * @throws DataError if a file lacks one of them
   */
  static PartitionColumns of(Path source, List<Path> files) {
    Map<String, Map<String, String>> cells = new LinkedHashMap<>();
    for (Path file : files) {
      boolean isIn = file.toString().startsWith(source + Path.SEPARATOR);
      cells.put(file.toString(), isIn ? cells(source, file) : Map.of());
    }
    PartitionColumns columns = new PartitionColumns(cells);
    List<String> names = columns.names();
    files.stream()
        .filter(file -> !cells.getOrDefault(file.toString(), Map.of()).keySet().containsAll(names))
        .findFirst()
        .ifPresent(
            file -> {
              throw new DataError(
                  InputFiles.name(file)
                      + ": other files are in folders of "
                      + String.join(", ", names)
                      + "; give all files such folders");
            });
    return columns;
  }

  private static Map<String, String> cells(Path folder, Path file) {
    Map<String, String> cells = new LinkedHashMap<>();
    String between =
        file.getParent().toString().substring(folder.toString().length()).replaceFirst("^/", "");
    for (String part : between.split(Path.SEPARATOR, -1)) {
      int equals = part.indexOf('=');
      if (equals > 0) {
        cells.put(unescaped(part.substring(0, equals)), unescaped(part.substring(equals + 1)));
      }
    }
    return cells;
  }

  private static String unescaped(String text) {
    return ExternalCatalogUtils.unescapePathName(text);
  }

  List<String> names() {
    return cells.values().stream().flatMap(own -> own.keySet().stream()).distinct().toList();
  }

  /** These columns behind those of the files, but for columns that the files have themselves. */
  List<SourceColumn> behind(List<SourceColumn> columns) {
    List<SourceColumn> all = new ArrayList<>(columns);
    added(columns).forEach(name -> all.add(SourceColumn.of(name, DataTypes.StringType)));
    return all;
  }

  private List<String> added(List<SourceColumn> columns) {
    return names().stream()
        .filter(name -> columns.stream().noneMatch(column -> column.name().equals(name)))
        .toList();
  }

  /**
   * The rows with the cells of these columns.
   *
   * @param columns of the files
   * @param rows those that have a type, then the columns of {@link RowOrigin}
   */
  Dataset<Row> behind(List<SourceColumn> columns, Dataset<Row> rows) {
    List<String> added = added(columns);
    if (added.isEmpty()) {
      return rows;
    }
    String[] names = rows.columns();
    int first = names.length - RowOrigin.WIDTH;
    Dataset<Row> placed =
        rows.toDF(IntStream.range(0, names.length).mapToObj(i -> "c" + i).toArray(String[]::new));
    List<Column> all = new ArrayList<>();
    for (int i = 0; i < names.length; i++) {
      if (i == first) {
        added.forEach(
            name -> all.add(cell(name, placed.col("c" + (first + RowOrigin.FILE))).as(name)));
      }
      all.add(placed.col("c" + i).as(names[i]));
    }
    return placed.select(all.toArray(Column[]::new));
  }

  private Column cell(String name, Column file) {
    Map<String, String> cellByFile = new LinkedHashMap<>();
    cells.forEach((path, own) -> cellByFile.put(path, own.getOrDefault(name, "")));
    UDF1<String, @Nullable String> cell =
        address -> present(cellByFile.get(RowOrigin.file(address).toString()));
    return functions.udf(cell, DataTypes.StringType).apply(file);
  }

  private static @Nullable String present(@Nullable String cell) {
    return ExternalCatalogUtils.DEFAULT_PARTITION_NAME().equals(cell) ? null : cell;
  }
}
