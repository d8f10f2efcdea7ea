package io.sparktune.spark.input;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparktune.data.CsvDialect;
import io.sparktune.data.DataError;
import io.sparktune.data.DataSource;
import io.sparktune.data.DataSource.Format;
import io.sparktune.data.RawTable;
import io.sparktune.spark.LocalSpark;
import io.sparktune.spark.input.files.InputSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.Type;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is in a file: its rows, or what is wrong with it and where. */
final class HostileDataIT {

  private static SparkSession spark;

  @TempDir private static Path folder;

  @BeforeAll
  static void startSpark() throws IOException {
    spark =
        LocalSpark.session()
            .config("spark.sql.session.timeZone", "UTC")
            .config("spark.sql.caseSensitive", true)
            .config("spark.sql.legacy.parquet.nanosAsLong", true)
            .getOrCreate();
    writeSamples();
  }

  @AfterAll
  static void stopSpark() {
    spark.stop();
  }

  private static void writeSamples() throws IOException {
    Dataset<Row> rows =
        spark
            .range(200)
            .selectExpr("id", "id / 7 as ratio", "concat('k', id % 3) as k", "array(id) as nested")
            .coalesce(1);
    Dataset<Row> flat = rows.drop("nested");
    keep(rows, "parquet", "d.parquet");
    keep(rows, "orc", "d.orc");
    keep(flat, "avro", "d.avro");
    keep(flat, "json", "d.jsonl");
    keep(flat, "csv", "d.csv");
    List<String> objects = Files.readAllLines(folder.resolve("d.jsonl"));
    Files.writeString(folder.resolve("d.json"), "[" + String.join(",\n", objects) + "]");
    spark.conf().set("spark.sql.csv.compression.codec", "gzip");
    flat.write().option("compression", "gzip").option("header", true).csv(folder + "/gz");
    move(folder.resolve("gz"), "d.csv.gz");
  }

  private static void keep(Dataset<Row> rows, String format, String name) throws IOException {
    Path written = folder.resolve(format);
    rows.write().format(format).option("header", true).save(written.toString());
    move(written, name);
  }

  private static void move(Path written, String name) throws IOException {
    try (var parts = Files.newDirectoryStream(written, "part-*")) {
      Files.move(parts.iterator().next(), folder.resolve(name));
    }
  }

  @Test
  void everyFileIsReadOrRefused() throws IOException {
    Map<String, byte[]> files = HostileFiles.of(folder);
    assertThat(files).hasSizeGreaterThan(180);
    for (Map.Entry<String, byte[]> each : files.entrySet()) {
      Path file = Files.write(folder.resolve(each.getKey()), each.getValue());
      requireTold(file, each.getKey());
      Files.delete(file);
    }
  }

  @Test
  void pathsThatLeadToNoFile() throws Exception {
    Path place = Files.createDirectory(folder.resolve("places"));
    Files.createDirectory(place.resolve("folder.csv"));
    Files.createSymbolicLink(place.resolve("loop.csv"), place.resolve("loop.csv"));
    Files.createSymbolicLink(place.resolve("away.csv"), place.resolve("nowhere"));
    Files.createSymbolicLink(place.resolve("zero.csv"), Path.of("/dev/zero"));
    assertThat(new ProcessBuilder("mkfifo", place + "/pipe.csv").start().waitFor()).isZero();
    for (String name :
        List.of("folder.csv", "loop.csv", "away.csv", "zero.csv", "pipe.csv", "no\u0001ne.csv")) {
      assertThat(problems(place.resolve(name).toString()))
          .hasSize(1)
          .first()
          .asString()
          .contains("; ");
    }
    assertThat(problems("/dev/null")).hasSize(1);
    assertThat(problems("\0.csv")).hasSize(1);
    assertThat(problems("://.csv")).hasSize(1);
    assertThat(problems("nofs://host/d.csv")).hasSize(1);
  }

  @Test
  void everyTypeOfParquet_whereNobodyUsesIt_isLeftOut() throws IOException {
    MessageType schema =
        MessageTypeParser.parseMessageType(
            """
            message row {
              required int32 id; required binary k (STRING);
              required fixed_len_byte_array(12) span (INTERVAL);
              required fixed_len_byte_array(16) uuid (UUID);
              required fixed_len_byte_array(17) large (DECIMAL(38, 2));
              required fixed_len_byte_array(20) huge (DECIMAL(45, 2));
              required binary bytes; required binary enum (ENUM);
              required binary json (JSON); required binary bson (BSON);
              required int32 u8 (INTEGER(8, false)); required int32 u32 (INTEGER(32, false));
              required int64 u64 (INTEGER(64, false));
              required int32 millis (TIME(MILLIS, true)); required int64 micros (TIME(MICROS, true));
              required int64 nanos (TIME(NANOS, true));
              required int64 ts_millis (TIMESTAMP(MILLIS, true));
              required int64 ts_micros (TIMESTAMP(MICROS, false));
              required int64 ts_nanos (TIMESTAMP(NANOS, true));
              required int96 old; required boolean truth; required float f; required double d;
              repeated int32 many; optional group nothing { optional int32 x; }
              required group map (MAP) { repeated group key_value {
                required binary key (STRING); optional int32 value; } }
            }
            """);
    Path file = folder.resolve("types.parquet");
    try (ParquetWriter<Group> writer =
        ExampleParquetWriter.builder(new org.apache.hadoop.fs.Path(file.toUri()))
            .withType(schema)
            .build()) {
      writer.write(oneOfEach(schema));
    }

    RawTable table = read(file.toString());

    assertThat(table.rows()).isEqualTo(1);
    assertThat(table.unreadable().keySet())
        .contains("span", "bytes", "huge", "nothing", "map", "many", "millis", "nanos");
    assertThat(table.unreadable().get("span"))
        .contains("types.parquet: the column span is of the type");
    assertThat(table.names()).contains("id", "k", "u64", "large", "ts_nanos", "old", "truth", "f");
  }

  private static Group oneOfEach(MessageType schema) {
    Group row = new SimpleGroup(schema);
    for (Type field : schema.getFields()) {
      String name = field.getName();
      if (!field.isPrimitive()) {
        row.addGroup(name);
        continue;
      }
      PrimitiveType type = field.asPrimitiveType();
      switch (type.getPrimitiveTypeName()) {
        case INT32 -> row.add(name, 1);
        case INT64 -> row.add(name, 1L);
        case BOOLEAN -> row.add(name, true);
        case FLOAT -> row.add(name, 1f);
        case DOUBLE -> row.add(name, 1d);
        case INT96 -> row.add(name, Binary.fromConstantByteArray(new byte[12]));
        case FIXED_LEN_BYTE_ARRAY ->
            row.add(name, Binary.fromConstantByteArray(new byte[type.getTypeLength()]));
        case BINARY -> row.add(name, "1");
      }
    }
    return row;
  }

  private static RawTable read(String path) {
    return SparkTable.read(
        InputSpark.of(spark),
        new DataSource.Files(path, Format.AUTO, CsvDialect.STANDARD),
        Set.of());
  }

  /** What is wrong with an input; nothing where it is read. */
  private static List<String> problems(String path) {
    try {
      assertThat(read(path).rows()).isPositive();
      return List.of();
    } catch (DataError e) {
      return e.problems();
    }
  }

  private static void requireTold(Path file, String name) {
    List<String> problems = problems(file.toString());
    assertThat(problems).as(name).hasSizeLessThanOrEqualTo(TableRows.MOST_PROBLEMS + 1);
    for (String problem : problems) {
      assertThat(problem).as(name).hasSizeLessThan(1_000).doesNotContain("\n");
      assertThat((problem.contains(name) && problem.contains("; ")) || problem.startsWith("And "))
          .as(problem)
          .isTrue();
    }
  }
}
