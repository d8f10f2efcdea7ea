package io.sparktune.spark.input;

import io.sparktune.data.DataError;
import io.sparktune.spark.input.files.InputFiles;
import io.sparktune.spark.input.files.RowOrigin;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.DataFrameReader;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * JSON files: a row for each line, or for each object of an array that is the file. A key that an
 * object lacks is a missing cell.
 */
record JsonInput(SparkSession spark) implements InputFormat {

  private static final String MALFORMED = "malformed line";

  @Override
  public List<FileGroup> groups(List<Path> files) {
    Map<Boolean, List<Path>> filesByForm = new TreeMap<>();
    Set<String> keys = new LinkedHashSet<>();
    for (Path file : files) {
      JsonStart start = JsonStart.of(spark.sparkContext().hadoopConfiguration(), file);
      filesByForm.computeIfAbsent(start.isDocument(), any -> new ArrayList<>()).add(file);
      keys.addAll(start.keys());
    }
    List<FileGroup> groups = new ArrayList<>();
    filesByForm.forEach((document, same) -> groups.add(group(document, same, keys)));
    return groups;
  }

  /**
   * @param keys in the order of the first objects; Spark orders columns by name
   */
  private FileGroup group(boolean document, List<Path> files, Set<String> keys) {
    DataFrameReader reader =
        InputFiles.reader(spark)
            .option("multiLine", document)
            .option("columnNameOfCorruptRecord", MALFORMED);
    StructType found =
        ReadFailure.told(
            InputFiles.name(files.get(0)), () -> reader.json(InputFiles.texts(files)).schema());
    List<SourceColumn> columns = new ArrayList<>();
    for (var field : found.fields()) {
      if (!field.name().equals(MALFORMED)) {
        columns.add(SourceColumn.of(field.name(), field.dataType()));
      }
    }
    if (columns.isEmpty()) {
      throw new DataError(places(files.get(0)).ofDocument());
    }
    Map<String, Integer> places = new HashMap<>();
    keys.forEach(key -> places.put(key, places.size()));
    columns.sort(
        Comparator.comparingInt(column -> places.getOrDefault(column.name(), places.size())));
    return new FileGroup(this, files, columns, wanted -> rows(reader, wanted, files));
  }

  private static JavaRDD<Row> rows(
      DataFrameReader reader, List<SourceColumn> columns, List<Path> files) {
    StructType schema = SourceColumn.schema(columns).add(MALFORMED, DataTypes.StringType);
    int width = columns.size();
    return SparkRows.of(reader.schema(schema).json(InputFiles.texts(files)))
        .map(row -> withLine(row, width));
  }

  /** The malformed line, which is read as the last column, where {@link RowOrigin} has it. */
  private static Row withLine(Row row, int width) {
    Object[] cells = new Object[width + RowOrigin.WIDTH];
    for (int i = 0; i < width; i++) {
      cells[i] = row.get(i);
    }
    for (int i = 0; i < RowOrigin.WIDTH; i++) {
      cells[width + i] = row.get(width + 1 + i);
    }
    cells[width + RowOrigin.MALFORMED] = row.get(width);
    return RowFactory.create(cells);
  }

  @Override
  public List<String> problems(Path file, List<String> malformed) {
    return places(file).ofLines(malformed);
  }

  private JsonPlaces places(Path file) {
    return new JsonPlaces(spark.sparkContext().hadoopConfiguration(), file);
  }
}
