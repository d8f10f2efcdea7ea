package io.sparktune.spark.input;

import io.sparktune.data.table.text.CellText;
import io.sparktune.spark.input.files.InputFiles;
import io.sparktune.spark.input.files.RowOrigin;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.DataFrameReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
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
    List<String> keys = new ArrayList<>();
    for (Path file : files) {
      JsonStart start = JsonStart.of(spark.sparkContext().hadoopConfiguration(), file);
      filesByForm.computeIfAbsent(start.isDocument(), any -> new ArrayList<>()).add(file);
      start.keys().stream().filter(key -> !keys.contains(key)).forEach(keys::add);
    }
    List<FileGroup> groups = new ArrayList<>();
    filesByForm.forEach((document, same) -> groups.add(group(document, same, keys)));
    return groups;
  }

  /**
   * @param keys in the order of the first objects; Spark orders columns by name
   */
  private FileGroup group(boolean document, List<Path> files, List<String> keys) {
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
    columns.sort(
        Comparator.comparingInt(
            column -> keys.contains(column.name()) ? keys.indexOf(column.name()) : keys.size()));
    StructType schema = found;
    if (!List.of(found.fieldNames()).contains(MALFORMED)) {
      schema = found.add(MALFORMED, DataTypes.StringType);
    }
    Dataset<Row> rows = reader.schema(schema).json(InputFiles.texts(files));
    List<Column> cells = new ArrayList<>();
    columns.forEach(column -> cells.add(InputFiles.column(rows, column.name())));
    cells.addAll(RowOrigin.of(rows));
    cells.set(columns.size() + RowOrigin.MALFORMED, InputFiles.column(rows, MALFORMED));
    return new FileGroup(this, files, columns, rows.select(cells.toArray(Column[]::new)));
  }

  @Override
  public String problem(Path file, String malformed) {
    return InputFiles.name(file)
        + ": "
        + CellText.quoted(malformed.strip())
        + " is not a JSON object; write one in each line, or an array of them";
  }
}
