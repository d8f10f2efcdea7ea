package io.sparktune.spark.prediction;

import io.sparktune.data.DataError;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.BinaryType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** Rows as lines of CSV (RFC 4180 with line feeds): cells are quoted where they have to be. */
final class CsvLines {

  private final OutputForm form;

  CsvLines(OutputForm form) {
    this.form = form;
  }

  /** Writes the files of a new folder; only those of a folder to be kept have a header. */
  void write(Dataset<Row> rows, String folder) {
    texts(rows)
        .write()
        .option("header", form.layout() == OutputForm.Layout.FOLDER)
        .option("sep", String.valueOf(form.delimiter()))
        .option("escape", "\"")
        .option("ignoreLeadingWhiteSpace", false)
        .option("ignoreTrailingWhiteSpace", false)
        .option("encoding", "UTF-8")
        .option("compression", form.compression() == OutputForm.Compression.GZIP ? "gzip" : "none")
        .csv(folder);
  }

  /** Moments as text, which Spark would cut to milliseconds. */
  private static Dataset<Row> texts(Dataset<Row> rows) {
    requireFlat(rows);
    List<Column> columns = new ArrayList<>();
    for (StructField field : rows.schema().fields()) {
      Column column = rows.col("`" + field.name().replace("`", "``") + "`");
      columns.add(isMoment(field.dataType()) ? column.cast("string").as(field.name()) : column);
    }
    return rows.select(columns.toArray(Column[]::new));
  }

  private static boolean isMoment(DataType type) {
    return type.equals(DataTypes.TimestampType) || type.equals(DataTypes.TimestampNTZType);
  }

  private static void requireFlat(Dataset<Row> rows) {
    List<String> problems =
        Arrays.stream(rows.schema().fields())
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

  private static boolean isNested(DataType type) {
    return type instanceof ArrayType
        || type instanceof MapType
        || type instanceof StructType
        || type instanceof BinaryType;
  }

  /** The line of names that stands above all others. */
  byte[] header(List<String> names) {
    String line =
        names.stream().map(this::cell).collect(Collectors.joining(String.valueOf(form.delimiter())))
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
