package io.sparktune.spark.input;

import io.sparktune.spark.input.files.InputFiles;
import io.sparktune.spark.input.files.RowOrigin;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/**
 * Files that hold their own schema, which Spark reads from each: ORC and Avro.
 *
 * @param format the name that Spark has for it
 */
record TypedInput(SparkSession spark, String format) implements InputFormat {

  @Override
  public List<FileGroup> groups(List<Path> files) {
    Map<StructType, List<Path>> filesBySchema = new LinkedHashMap<>();
    for (Path file : files) {
      filesBySchema.computeIfAbsent(schema(file), any -> new ArrayList<>()).add(file);
    }
    List<FileGroup> groups = new ArrayList<>();
    filesBySchema.forEach((schema, same) -> groups.add(group(schema, same)));
    return groups;
  }

  private StructType schema(Path file) {
    return ReadFailure.told(
        InputFiles.name(file),
        () ->
            InputFiles.reader(spark).format(format).load(InputFiles.texts(List.of(file))).schema());
  }

  private FileGroup group(StructType schema, List<Path> files) {
    Dataset<Row> rows =
        InputFiles.reader(spark).format(format).schema(schema).load(InputFiles.texts(files));
    List<Column> cells = new ArrayList<>();
    for (String name : schema.fieldNames()) {
      cells.add(InputFiles.column(rows, name));
    }
    cells.addAll(RowOrigin.of(rows));
    return new FileGroup(
        this,
        files,
        Arrays.stream(schema.fields())
            .map(field -> SourceColumn.of(field.name(), field.dataType()))
            .toList(),
        rows.select(cells.toArray(Column[]::new)));
  }
}
