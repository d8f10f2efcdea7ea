package io.sparktune.spark.prediction.output;

import io.sparktune.data.DataError;
import io.sparktune.spark.input.files.InputFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.execution.datasources.csv.CSVFileFormat;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.BinaryType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** Rows as lines of CSV (RFC 4180 with line feeds): cells are quoted where they have to be. */
public record CsvOutput(OutputForm form) implements OutputFiles {

  /** Only files of a folder that is kept have a header. */
  private Map<String, String> options() {
    return Map.of(
        "header", String.valueOf(form.layout() == OutputForm.Layout.FOLDER),
        "sep", String.valueOf(form.delimiter()),
        "escape", "\"",
        "ignoreLeadingWhiteSpace", "false",
        "ignoreTrailingWhiteSpace", "false",
        "encoding", "UTF-8");
  }

  @Override
  public void write(Dataset<Row> rows, String folder) {
    texts(rows)
        .write()
        .options(options())
        .options(OutputFiles.local(rows.sparkSession(), folder))
        .option("compression", compression())
        .csv(folder);
  }

  private String compression() {
    return form.compression() == OutputForm.Compression.GZIP ? "gzip" : "none";
  }

  @Override
  public <T, R extends Serializable> List<R> write(
      SparkSession spark, JavaRDD<T> rows, PartRows<T, R> task, StructType schema, String folder) {
    requireFlat(schema);
    Map<String, String> options = new HashMap<>(options());
    options.putAll(OutputFiles.local(spark, folder));
    options.put("compression", compression());
    PartFiles files = new PartFiles(spark, new CSVFileFormat(), options, texts(schema));
    ZoneId zone = ZoneId.of(spark.sessionState().conf().sessionLocalTimeZone());
    return Arrays.stream(schema.fields()).noneMatch(field -> MomentTexts.isMoment(field.dataType()))
        ? files.write(rows, task, folder)
        : files.write(rows, new MomentTexts<>(task, schema, zone.getId()), folder);
  }

  @Override
  public Dataset<Row> read(SparkSession spark, StructType schema, String folder) {
    return InputFiles.reader(spark)
        .schema(texts(schema))
        .options(options())
        .option("multiLine", true)
        .csv(folder);
  }

  /** Moments as text, which Spark would cut to milliseconds. */
  private static Dataset<Row> texts(Dataset<Row> rows) {
    requireFlat(rows.schema());
    if (Arrays.stream(rows.schema().fields())
        .noneMatch(field -> MomentTexts.isMoment(field.dataType()))) {
      return rows;
    }
    List<Column> columns = new ArrayList<>();
    for (StructField field : rows.schema().fields()) {
      Column column = InputFiles.column(rows, field.name());
      columns.add(
          MomentTexts.isMoment(field.dataType()) ? column.cast("string").as(field.name()) : column);
    }
    return rows.select(columns.toArray(Column[]::new));
  }

  private static StructType texts(StructType schema) {
    StructType texts = new StructType();
    for (StructField field : schema.fields()) {
      DataType type =
          MomentTexts.isMoment(field.dataType()) ? DataTypes.StringType : field.dataType();
      texts = texts.add(field.name(), type);
    }
    return texts;
  }

  private static void requireFlat(StructType schema) {
    List<String> problems =
        Arrays.stream(schema.fields())
            .filter(field -> isNested(field.dataType()))
            .map(
                field ->
                    "the column "
                        + field.name()
                        + " is of the type "
                        + field.dataType().simpleString()
                        + ", which CSV cannot hold; write Parquet, or leave it out of the input")
            .toList();
    if (!problems.isEmpty()) {
      throw new DataError(problems);
    }
  }

  /** Whether a cell of this type is no single value. */
  public static boolean isNested(DataType type) {
    return type instanceof ArrayType
        || type instanceof MapType
        || type instanceof StructType
        || type instanceof BinaryType;
  }

  /** The line of names. */
  @Override
  public byte[] head(StructType schema) {
    String line =
        Arrays.stream(schema.fieldNames())
                .map(this::cell)
                .collect(Collectors.joining(String.valueOf(form.delimiter())))
            + "\n";
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out =
        form.compression() == OutputForm.Compression.GZIP ? new GZIPOutputStream(bytes) : bytes) {
      out.write(line.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private String cell(String name) {
    boolean plain =
        name.chars().noneMatch(c -> c == '"' || c == '\n' || c == '\r' || c == form.delimiter());
    return plain && !name.isEmpty() ? name : '"' + name.replace("\"", "\"\"") + '"';
  }
}
