package io.sparktune.spark.input;

import io.sparktune.spark.input.files.InputFiles;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.FileMetaData;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.execution.datasources.parquet.ParquetToSparkSchemaConverter;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * A column of a Parquet file.
 *
 * @param hasNanos whether it holds moments to the nanosecond, which Spark reads as numbers
 */
record ParquetColumn(SourceColumn read, boolean hasNanos) {

  /** The columns of a file, each by itself: one that Spark cannot read keeps no other from it. */
  static List<ParquetColumn> of(SparkSession spark, Path file) {
    FileMetaData footer = footer(spark, file);
    var converter = new ParquetToSparkSchemaConverter(spark.sessionState().conf());
    Map<String, DataType> written = written(footer);
    return footer.getSchema().getFields().stream()
        .map(field -> of(field, converter, written))
        .toList();
  }

  /** The types that Spark meant where it wrote the file; none where they cannot be read. */
  private static Map<String, DataType> written(FileMetaData footer) {
    String json = footer.getKeyValueMetaData().get("org.apache.spark.sql.parquet.row.metadata");
    Map<String, DataType> types = new HashMap<>();
    try {
      if (json != null && DataType.fromJson(json) instanceof StructType schema) {
        for (StructField field : schema.fields()) {
          types.put(field.name(), field.dataType());
        }
      }
    } catch (Exception e) { // Spark throws checked exceptions that it does not declare
      return Map.of();
    }
    return types;
  }

  private static ParquetColumn of(
      Type field, ParquetToSparkSchemaConverter converter, Map<String, DataType> written) {
    String name = field.getName();
    if (isNanos(field.getLogicalTypeAnnotation())) {
      return new ParquetColumn(SourceColumn.of(name, DataTypes.TimestampType), true);
    }
    try {
      DataType type = converter.convert(new MessageType("row", field)).fields()[0].dataType();
      Optional<DataType> meant =
          Optional.ofNullable(written.get(name))
              .filter(any -> !SourceColumn.of(name, any).hasText());
      return new ParquetColumn(SourceColumn.of(name, meant.orElse(type)), false);
    } catch (Exception e) { // Spark throws checked exceptions that it does not declare
      return new ParquetColumn(SourceColumn.unreadable(name, field.toString()), false);
    }
  }

  private static boolean isNanos(LogicalTypeAnnotation type) {
    return type instanceof TimestampLogicalTypeAnnotation time
        && time.getUnit() == LogicalTypeAnnotation.TimeUnit.NANOS;
  }

  /** Without a task of Spark, which would fill the log and be tried again. */
  private static FileMetaData footer(SparkSession spark, Path file) {
    return ReadFailure.told(
        InputFiles.name(file),
        () -> {
          try (ParquetFileReader reader =
              ParquetFileReader.open(
                  HadoopInputFile.fromPath(file, spark.sparkContext().hadoopConfiguration()))) {
            return reader.getFooter().getFileMetaData();
          }
        });
  }
}
