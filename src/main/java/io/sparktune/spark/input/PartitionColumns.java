package io.sparktune.spark.input;

import io.sparktune.spark.input.files.InputFiles;
import io.sparktune.spark.input.files.RowOrigin;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.catalyst.catalog.ExternalCatalogUtils;
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
   */
  static PartitionColumns of(Path source, List<Path> files) {
    Map<String, Map<String, String>> cells = new LinkedHashMap<>();
    String root = source.isRoot() ? source.toString() : source + Path.SEPARATOR;
    for (Path file : files) {
      boolean isIn = file.toString().startsWith(root);
      cells.put(file.toString(), isIn ? cells(source, file) : Map.of());
    }
    return new PartitionColumns(cells);
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

  /** These columns behind those of the files, but for columns that the files have themselves. */
  List<SourceColumn> behind(List<SourceColumn> columns) {
    Set<String> own = columns.stream().map(SourceColumn::name).collect(Collectors.toSet());
    List<SourceColumn> all = new ArrayList<>(columns);
    cells.values().stream()
        .flatMap(ofFile -> ofFile.keySet().stream())
        .distinct()
        .filter(name -> !own.contains(name))
        .forEach(name -> all.add(column(name)));
    return all;
  }

  private SourceColumn column(String name) {
    return cells.entrySet().stream()
        .filter(file -> !file.getValue().containsKey(name))
        .map(file -> InputFiles.name(new Path(file.getKey())))
        .findFirst()
        .map(
            file ->
                new SourceColumn(
                        name,
                        Optional.of(DataTypes.StringType),
                        "is missing for "
                            + file
                            + ", which is in no folder "
                            + name
                            + "=…; give all files such folders")
                    .in(InputFiles.name(new Path(cells.keySet().iterator().next()))))
        .orElse(SourceColumn.of(name, DataTypes.StringType));
  }

  /**
   * The rows with the cells of some of these columns.
   *
   * @param rows those of the files, then the columns of {@link RowOrigin}
   */
  JavaRDD<Row> behind(List<String> names, JavaRDD<Row> rows) {
    if (names.isEmpty()) {
      return rows;
    }
    Map<String, @Nullable String[]> added = new HashMap<>();
    cells.forEach(
        (file, own) ->
            added.put(
                file, names.stream().map(name -> present(own.get(name))).toArray(String[]::new)));
    return rows.map(row -> behind(row, added));
  }

  private static Row behind(Row row, Map<String, @Nullable String[]> added) {
    int first = row.length() - RowOrigin.WIDTH;
    String file = RowOrigin.file(row.getString(first + RowOrigin.FILE)).toString();
    @Nullable String[] own = Objects.requireNonNull(added.get(file), file);
    Object[] cells = new Object[row.length() + own.length];
    for (int i = 0; i < row.length(); i++) {
      cells[i < first ? i : i + own.length] = row.get(i);
    }
    System.arraycopy(own, 0, cells, first, own.length);
    return RowFactory.create(cells);
  }

  private static @Nullable String present(@Nullable String cell) {
    return ExternalCatalogUtils.DEFAULT_PARTITION_NAME().equals(cell) ? null : cell;
  }
}
