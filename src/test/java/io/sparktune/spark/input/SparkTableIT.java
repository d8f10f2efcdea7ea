package io.sparktune.spark.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparktune.data.CsvDialect;
import io.sparktune.data.DataError;
import io.sparktune.data.DataSource.Format;
import io.sparktune.data.RawTable;
import io.sparktune.data.table.text.CellTexts;
import io.sparktune.spark.LocalSpark;
import io.sparktune.spark.input.files.InputSpark;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SparkTableIT {

  private static SparkSession spark;

  @TempDir private Path folder;

  @BeforeAll
  static void startSpark() {
    spark =
        LocalSpark.session()
            .config("spark.sql.session.timeZone", "UTC")
            .config("spark.sql.caseSensitive", true)
            .config("spark.sql.legacy.parquet.nanosAsLong", true)
            .getOrCreate();
  }

  @AfterAll
  static void stopSpark() {
    spark.stop();
  }

  private static RawTable read(Path path) {
    return read(path, ',');
  }

  private static RawTable read(Path path, char delimiter) {
    return SparkTable.read(
        InputSpark.of(spark),
        new io.sparktune.data.DataSource.Files(
            path.toString(),
            Format.AUTO,
            CsvDialect.STANDARD.withDelimiter(String.valueOf(delimiter))),
        Set.of());
  }

  private static RawTable read(Path path, Set<String> ignored) {
    return SparkTable.read(
        InputSpark.of(spark),
        new io.sparktune.data.DataSource.Files(path.toString(), Format.AUTO, CsvDialect.STANDARD),
        ignored);
  }

  @Test
  void ignoredColumns_areNotRead_butRowsAreWhole() throws IOException {
    Path csv = write("some.csv", "a,note,b\n1,x,2\n,\"p, q\",4\n5,,oak\n");
    Path parquet = folder.resolve("some.parquet");
    spark.read().option("header", true).csv(csv.toString()).write().parquet(parquet.toString());
    for (Path file : List.of(csv, parquet)) {
      RawTable some = read(file, Set.of("note", "none"));

      assertThat(some.names()).containsExactly("a", "note", "b");
      assertThat(rows(some))
          .containsExactly(List.of("1", "", "2"), List.of("", "", "4"), List.of("5", "", "oak"));
      assertThat(rows(some.rows(new int[] {2}))).containsExactly(List.of("5", "", "oak"));
      assertThat(rows(read(file, Set.of("a", "note", "b")))).hasSize(3);
    }
    Path torn = write("torn.csv", "a,note,b\n1,x,2\n3,4\n");
    assertThatThrownBy(() -> read(torn, Set.of("note"))).hasMessageContaining("torn.csv line 3");
  }

  private Path write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  /** The cells row by row, missing ones as empty text. */
  private static List<List<String>> rows(RawTable table) {
    List<String[]> cells = table.columns().stream().map(CellTexts::of).toList();
    return IntStream.range(0, table.rows())
        .mapToObj(
            row -> cells.stream().map(column -> column[row] == null ? "" : column[row]).toList())
        .toList();
  }

  @Test
  void csv_isReadByRfc4180() throws IOException {
    RawTable table =
        read(
            write(
                "d.csv",
                "name, size ,#note\n"
                    + "\"Smith, \"\"J\"\"\", 1 ,\n"
                    + "#7,,\"\"\n"
                    + "\n"
                    + "\"\"\"all\"\"\",5\" pipe, \" spaced \" \n"));

    assertThat(table.names()).containsExactly("name", "size", "#note");
    assertThat(rows(table))
        .containsExactly(
            List.of("Smith, \"J\"", "1", ""),
            List.of("#7", "", ""),
            List.of("\"all\"", "5\" pipe", " spaced "));
    assertThat(table.places().apply(1)).isEqualTo(folder + "/d.csv line 3");
    assertThat(table.places().apply(2)).isEqualTo(folder + "/d.csv line 5");
  }

  @Test
  void tabsMayBeDelimiters() throws IOException {
    assertThat(rows(read(write("d.tsv", "a\tb\tc\n1\t\t3\n\t2\t\n"), '\t')))
        .containsExactly(List.of("1", "", "3"), List.of("", "2", ""));
  }

  @Test
  void namesOfFiles_areNoPatterns() throws IOException {
    write("a1.csv", "a,b\n9,9\n");
    assertThat(rows(read(write("a[1]{x}*.csv", "a,b\n1,2\n")))).containsExactly(List.of("1", "2"));
    spark.range(2).coalesce(1).write().parquet(folder.resolve("p.parquet").toString());
    Path odd = Files.move(onlyPart(folder.resolve("p.parquet")), folder.resolve("p[1].parquet"));
    assertThat(rows(read(odd))).containsExactly(List.of("0"), List.of("1"));
  }

  @Test
  void compressedCsv_equalsPlainCsv() throws IOException {
    String text = "a,b\n1,x\n2,\u00e4\n";
    Path compressed = folder.resolve("d.csv.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(compressed))) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    RawTable table = read(compressed);

    assertThat(rows(table)).isEqualTo(rows(read(write("d.csv", text))));
    assertThat(table.places().apply(1)).isEqualTo(compressed + " line 3");
  }

  @Test
  void filesOfAFolder_followEachOtherByName() throws IOException {
    write("d/10.csv", "a,b\n5,e\n");
    write("d/02.csv", "a,b\n3,c\n\n4,d\n");
    write("d/01.csv", "a,b\n1,a\n2,b\n");
    write("d/_SUCCESS", "");
    write("d/.hidden.csv", "other\n");
    RawTable table = read(folder.resolve("d"));

    assertThat(rows(table))
        .containsExactly(
            List.of("1", "a"),
            List.of("2", "b"),
            List.of("3", "c"),
            List.of("4", "d"),
            List.of("5", "e"));
    assertThat(IntStream.range(0, 5).mapToObj(table.places()))
        .containsExactly(
            folder + "/d/01.csv line 2",
            folder + "/d/01.csv line 3",
            folder + "/d/02.csv line 2",
            folder + "/d/02.csv line 4",
            folder + "/d/10.csv line 2");
  }

  @Test
  void rowsKeepTheOrderOfTheFile_whereSparkSplitsIt() throws IOException {
    int count = 5_000;
    StringBuilder text = new StringBuilder("\uFEFFrow,square\r\n");
    for (int i = 0; i < count; i++) {
      text.append(i).append(',').append((long) i * i).append("\r\n");
    }
    Path file = write("d.csv", text.toString());
    String setting = "spark.sql.files.maxPartitionBytes";
    spark.conf().set(setting, 4_096);
    try {
      assertThat(spark.read().text(file.toString()).rdd().getNumPartitions()).isGreaterThan(10);
      RawTable table = read(file);

      assertThat(table.names()).containsExactly("row", "square");
      assertThat(CellTexts.of(table.columns().get(0)))
          .containsExactly(
              IntStream.range(0, count).mapToObj(String::valueOf).toArray(String[]::new));
      assertThat(CellTexts.of(table.columns().get(1))[count - 1]).isEqualTo("24990001");
      assertThat(table.places().apply(count - 1)).isEqualTo(file + " line 5001");
      Path parquet = folder.resolve("d.parquet");
      spark.range(0, count, 1, 7).write().parquet(parquet.toString());
      assertThat(CellTexts.of(read(parquet).columns().get(0)))
          .isEqualTo(CellTexts.of(table.columns().get(0)));
    } finally {
      spark.conf().unset(setting);
    }
  }

  @Test
  void parquetOfEveryType_saysWhatCsvSays() throws IOException {
    StructType schema =
        new StructType()
            .add("int", DataTypes.IntegerType)
            .add("long", DataTypes.LongType)
            .add("double", DataTypes.DoubleType)
            .add("float", DataTypes.FloatType)
            .add("decimal", DataTypes.createDecimalType(12, 3))
            .add("boolean", DataTypes.BooleanType)
            .add("date", DataTypes.DateType)
            .add("time", DataTypes.TimestampType)
            .add("odd name.with `dots`", DataTypes.StringType);
    Row filled =
        RowFactory.create(
            -7,
            9_007_199_254_740_993L,
            0.1,
            0.1f,
            new BigDecimal("123456789.125"),
            true,
            LocalDate.parse("2024-02-29"),
            Instant.parse("2024-02-29T23:59:58.5Z"),
            "a,\"b\"");
    Row empty = RowFactory.create(null, null, null, null, null, null, null, null, null);
    Path parquet = folder.resolve("d.parquet");
    spark
        .createDataFrame(List.of(filled, empty), schema)
        .coalesce(1)
        .write()
        .parquet(parquet.toString());
    RawTable table = read(parquet);

    assertThat(rows(table))
        .isEqualTo(
            rows(
                read(
                    write(
                        "d.csv",
                        "int,long,double,float,decimal,boolean,date,time,odd name.with `dots`\n"
                            + "-7,9007199254740993,0.1,0.1,123456789.125,true,2024-02-29,"
                            + "2024-02-29T23:59:58.5,\"a,\"\"b\"\"\"\n"
                            + ",,,,,,,,\n"))));
    assertThat(table.names()).containsExactly(schema.fieldNames());
    assertThat(table.places().apply(1)).matches(".*/d\\.parquet/part-.*\\.parquet row 2");
  }

  @Test
  void columnsThatHaveNoText_areNamedAndLeftOut() throws IOException {
    Path parquet = folder.resolve("d.parquet");
    spark
        .range(3)
        .withColumn("pair", functions.array(functions.lit(1), functions.lit(2)))
        .coalesce(1)
        .write()
        .parquet(parquet.toString());
    RawTable table = read(parquet);

    assertThat(table.names()).containsExactly("id");
    assertThat(table.unreadable())
        .containsExactly(
            Map.entry(
                "pair",
                onlyPart(parquet)
                    + ": the column pair is of the type array<int>; write its parts as columns of"
                    + " numbers or text"));
  }

  @Test
  void aFileThatWasCutOff_isRefused() throws IOException {
    Path parquet = folder.resolve("d.parquet");
    spark.range(1_000).coalesce(1).write().parquet(parquet.toString());
    byte[] whole = Files.readAllBytes(onlyPart(parquet));
    Path cut = folder.resolve("cut.parquet");
    Files.write(cut, Arrays.copyOf(whole, whole.length - 20));

    assertThatThrownBy(() -> read(cut))
        .isInstanceOf(DataError.class)
        .hasMessageStartingWith(cut + ": not a complete Parquet file; copy it again");
  }

  private static Path onlyPart(Path parquet) throws IOException {
    try (Stream<Path> files = Files.list(parquet)) {
      List<Path> parts =
          new ArrayList<>(
              files.filter(file -> file.getFileName().toString().startsWith("part-")).toList());
      assertThat(parts).hasSize(1);
      return parts.get(0);
    }
  }
}
