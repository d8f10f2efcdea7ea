package io.sparktune.spark.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sparktune.data.CsvDialect;
import io.sparktune.data.DataError;
import io.sparktune.data.DataSource;
import io.sparktune.data.DataSource.Format;
import io.sparktune.data.RawTable;
import io.sparktune.data.table.text.CellTexts;
import io.sparktune.spark.LocalSpark;
import io.sparktune.spark.input.files.InputSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that DuckDB and others write, in one table or refused with their fault. */
final class InputFormatsIT {

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
    return SparkTable.read(
        InputSpark.of(spark),
        new DataSource.Files(path.toString(), Format.AUTO, CsvDialect.STANDARD),
        Set.of());
  }

  private Path write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private Path duck(String name, String query, String... options) throws SQLException, IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute(
          "COPY (%s) TO '%s' (FORMAT parquet%s)".formatted(query, file, String.join("", options)));
    }
    return file;
  }

  /** The cells row by row, missing ones as empty text. */
  private static List<List<String>> rows(RawTable table) {
    List<String[]> cells = table.columns().stream().map(CellTexts::of).toList();
    return IntStream.range(0, table.rows())
        .mapToObj(
            row -> cells.stream().map(column -> column[row] == null ? "" : column[row]).toList())
        .toList();
  }

  private void requireProblem(Path input, String... parts) {
    assertThatExceptionOfType(DataError.class)
        .isThrownBy(() -> read(input))
        .satisfies(problem -> assertThat(problem.getMessage()).contains(parts));
  }

  @Test
  void columnsOfAFolder_areMatchedByName_andHoldTheirValuesInOneType() throws Exception {
    duck("d/1.parquet", "SELECT 1::BIGINT k, 0.5::FLOAT f, DATE '2024-02-29' t, 'a' y");
    duck("d/2.parquet", "SELECT 'b' y, TIMESTAMP_NS '2024-02-29 12:00:00' t, 0.1::FLOAT f, 1.0 k");
    duck("d/3.parquet", "SELECT 1::DOUBLE k, 0.1::DOUBLE f, TIMESTAMPTZ '2024-03-01' t, 'c' y");
    write("d/4.csv", "f,y,t,k\n0.1,d,2024-03-02,1\n");

    RawTable table = read(folder.resolve("d"));
    assertThat(table.names()).containsExactly("k", "f", "t", "y");
    assertThat(rows(table))
        .containsExactly(
            List.of("1", "0.5", "2024-02-29", "a"),
            List.of("1", "0.1", "2024-02-29T12:00:00", "b"),
            List.of("1", "0.1", "2024-03-01", "c"),
            List.of("1", "0.1", "2024-03-02", "d"));
    assertThat(table.places().apply(2)).isEqualTo(folder + "/d/3.parquet row 1");
    assertThat(table.places().apply(3)).isEqualTo(folder + "/d/4.csv line 2");
  }

  @Test
  void columnsThatSparkCannotRead_keepNoOtherFromBeingRead() throws Exception {
    Path file =
        duck(
            "d.parquet",
            "SELECT 1 k, INTERVAL 3 DAY i, TIME '12:00:00' t, UUID() u, [1, 2] l,"
                + " 'x'::BLOB b, TIMESTAMP_NS '2024-02-29 23:59:58.123456789' n");
    RawTable table = read(file);

    assertThat(table.names()).containsExactly("k", "n");
    assertThat(rows(table)).containsExactly(List.of("1", "2024-02-29T23:59:58.123456"));
    assertThat(table.unreadable()).containsOnlyKeys("i", "t", "u", "l", "b");
    assertThat(table.unreadable().get("l"))
        .isEqualTo(
            file
                + ": the column l is of the type array<int>; write its parts as columns of"
                + " numbers or text");
  }

  @Test
  void pathsAreLists_andPatternsWhereNoFileHasTheirName() throws Exception {
    write("d/1.csv", "a,b\n1,x\n");
    write("d/2.csv", "b,a\ny,2\n");
    write("d/_3.csv", "a,b\n9,z\n");
    write("e/more/4.csv", "a,b\n4,z\n");
    write("e/[12].csv", "a,b\n5,w\n");

    assertThat(rows(read("d/2.csv", "d/*.csv", "e/*/", "e/[12].csv")))
        .containsExactly(
            List.of("y", "2"), List.of("x", "1"), List.of("w", "5"), List.of("z", "4"));
    assertThat(rows(read("{d,e}/[12].csv"))).containsExactly(List.of("1", "x"), List.of("2", "y"));
    assertThatExceptionOfType(DataError.class)
        .isThrownBy(() -> read("d/*.parquet"))
        .withMessage(folder + "/d/*.parquet: no file has such a name; check the path");
  }

  @Test
  void foldersHoldColumns_forListsAndPatternsToo() throws Exception {
    write("sales/year=2023/region=a%20b/1.csv", "x\n1\n");
    write("sales/year=2024/region=c/2.csv", "x\n2\n");
    List<List<String>> all = List.of(List.of("1", "2023", "a b"), List.of("2", "2024", "c"));

    RawTable folder = read("sales");
    assertThat(folder.names()).containsExactly("x", "year", "region");
    assertThat(rows(folder)).isEqualTo(all);
    assertThat(rows(read("sales/*"))).isEqualTo(all);
    assertThat(rows(read("sales/year=202[34]/*/*.csv"))).isEqualTo(all);
    assertThat(rows(read("sales/year=2023", "sales/year=2024"))).isEqualTo(all);
    assertThat(rows(read("sales/year=2024/region=c/2.csv", "sales/year=2023")))
        .containsExactly(List.of("2", "2024", "c"), List.of("1", "2023", "a b"));
    assertThat(read("sales/year=2024").names())
        .as("a folder's own name is none of its columns")
        .containsExactly("x", "region");
    write("sales/3.csv", "x\n3\n");
    RawTable mixed = read("sales/3.csv", "sales/year=2024");
    assertThat(mixed.names()).containsExactly("x");
    assertThat(mixed.unreadable().get("year"))
        .endsWith(
            "year is missing for "
                + this.folder
                + "/sales/3.csv, which is in no folder year=…; give all files such folders");
    requireProblem(
        this.folder.resolve("sales"), "sales: holds files beside folders such as year=2023");
  }

  private RawTable read(String... paths) {
    return SparkTable.read(
        InputSpark.of(spark),
        new DataSource.Files(
            Stream.of(paths).map(path -> folder + "/" + path).toList(),
            Format.AUTO,
            CsvDialect.STANDARD),
        Set.of());
  }

  @Test
  void json_isReadInLinesAndAsAnArray() throws Exception {
    List<List<String>> expected =
        List.of(List.of("b", "1", "0.5", "true"), List.of("a", "2", "", "false"));
    RawTable lines =
        read(
            write(
                "d.jsonl",
                """
                {"z":"b","k":1,"f":0.50,"open":true}
                {"k":2.0,"z":"a","open":false}
                """));
    assertThat(lines.names()).containsExactly("z", "k", "f", "open");
    assertThat(rows(lines)).isEqualTo(expected);
    RawTable array =
        read(
            write(
                "d.json",
                """
                [
                 {"z":"b","k":1,"f":0.50,"open":true},
                 {"k":2.0,"z":"a","open":false}]
                """));
    assertThat(array.names()).containsExactly("z", "k", "f", "open");
    assertThat(rows(array)).isEqualTo(expected);
    assertThat(array.places().apply(1)).isEqualTo(folder + "/d.json row 2");
  }

  @Test
  void jsonThatIsNone_isNamed() throws Exception {
    requireProblem(
        write("d.jsonl", "{\"k\":1}\n{\"k\":\n"),
        folder + "/d.jsonl line 2: \"{\\\"k\\\":\"".replace("\\", ""),
        "is not a JSON object; write one object in each line, or an array of objects");
    requireProblem(
        write("f.json", "[{\"k\":1},\n{\"k\":2,\n]\n"),
        folder + "/f.json line 3: Unexpected character");
    requireProblem(write("e.json", "x,y\n1,2\n"), folder + "/e.json: cannot be read as JSON");
  }

  @Test
  void whatKeepsAFileFromBeingRead_isSaid() throws Exception {
    requireProblem(
        duck("b.parquet", "SELECT range k FROM range(9000)", ", COMPRESSION brotli"),
        folder + "/b.parquet: is compressed in a way that cannot be read here",
        "Brotli",
        "write it with Snappy, gzip or Zstandard");
    spark.range(100_000).coalesce(1).write().parquet(folder + "/d.parquet");
    Path part = part(folder.resolve("d.parquet"));
    byte[] bytes = Files.readAllBytes(part);
    bytes[bytes.length / 2] ^= 1;
    requireProblem(
        Files.write(folder.resolve("f.parquet"), bytes),
        folder + "/f.parquet: is damaged, its checksum is wrong; copy it again");
    spark.range(1_000).coalesce(1).write().orc(folder + "/d.orc");
    byte[] whole = Files.readAllBytes(part(folder.resolve("d.orc")));
    requireProblem(
        Files.write(folder.resolve("g.orc"), Arrays.copyOf(whole, whole.length - 20)),
        folder + "/g.orc: is not whole or of another format");
    requireProblem(
        write("h.avro", "k\n1\n"), folder + "/h.avro: is not whole or of another format");
  }

  private static Path part(Path output) throws IOException {
    try (var files = Files.list(output)) {
      return files
          .filter(file -> file.getFileName().toString().startsWith("part-"))
          .findFirst()
          .orElseThrow();
    }
  }
}
