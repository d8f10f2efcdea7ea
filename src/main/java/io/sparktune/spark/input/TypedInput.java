package io.sparktune.spark.input;

import io.sparktune.spark.input.files.InputFiles;
import io.sparktune.spark.input.rows.ColumnBatches;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.fs.Path;
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
  public boolean hasPartsOfRows() {
    return true;
  }

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
    return new FileGroup(
        this,
        files,
        Arrays.stream(schema.fields())
            .map(field -> SourceColumn.of(field.name(), field.dataType()))
            .toList(),
        new FrameRows(files, this::rows));
  }

  private Dataset<Row> rows(List<SourceColumn> columns, List<Path> files) {
    return InputFiles.reader(ColumnBatches.session(spark, columns.size()))
        .format(format)
        .schema(SourceColumn.schema(columns))
        .load(InputFiles.texts(files));
  }
}
