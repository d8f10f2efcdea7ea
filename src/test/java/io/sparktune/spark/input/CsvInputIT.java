package io.sparktune.spark.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparktune.data.CsvDialect;
import io.sparktune.data.DataError;
import io.sparktune.data.DataSource;
import io.sparktune.data.DataSource.Format;
import io.sparktune.data.RawTable;
import io.sparktune.data.table.text.CellTexts;
import io.sparktune.spark.LocalSpark;
import io.sparktune.spark.input.files.InputSpark;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** CSV files as pandas, R, Excel and statistics offices write them. */
final class CsvInputIT {

  private static final InputSpark NOT_STARTED =
      InputSpark.of(
          new Configuration(),
          "local[1]",
          () -> {
            throw new AssertionError("a small local file needs no Spark");
          });

  private static SparkSession spark;

  @TempDir private Path folder;

  @BeforeAll
  static void startSpark() {
    spark = LocalSpark.session().config("spark.sql.caseSensitive", true).getOrCreate();
  }

  @AfterAll
  static void stopSpark() {
    spark.stop();
  }

  private RawTable read(String text) throws IOException {
    return read(text, CsvDialect.STANDARD);
  }

  private RawTable read(String text, CsvDialect dialect) throws IOException {
    return read("d.csv", text.getBytes(StandardCharsets.UTF_8), dialect);
  }

  private RawTable read(String name, byte[] content, CsvDialect dialect) throws IOException {
    Path file = Files.write(folder.resolve(name), content);
    DataSource.Files source = new DataSource.Files(file.toString(), Format.AUTO, dialect);
    InputSpark elsewhere =
        InputSpark.of(spark.sparkContext().hadoopConfiguration(), "spark://far:7077", () -> spark);
    RawTable table;
    try {
      table = SparkTable.read(elsewhere, source, Set.of());
    } catch (DataError e) {
      assertThatThrownBy(() -> SparkTable.read(NOT_STARTED, source, Set.of()))
          .isInstanceOf(DataError.class)
          .hasMessage(e.getMessage());
      throw e;
    }
    requireSame(table, SparkTable.read(NOT_STARTED, source, Set.of()));
    return table;
  }

  /** Small files are read without Spark; their tables are the same. */
  private static void requireSame(RawTable table, RawTable other) {
    assertThat(other.names()).isEqualTo(table.names());
    assertThat(other.rows()).isEqualTo(table.rows());
    for (int column = 0; column < table.columns().size(); column++) {
      assertThat(CellTexts.of(other.columns().get(column)))
          .isEqualTo(CellTexts.of(table.columns().get(column)));
    }
    for (int row : new int[] {0, table.rows() / 2, table.rows() - 1}) {
      assertThat(other.places().apply(row)).isEqualTo(table.places().apply(row));
    }
    assertThat(other.unreadable()).isEqualTo(table.unreadable());
    assertThat(other.values()).isEqualTo(table.values());
    assertThat(other.unnamed()).isEqualTo(table.unnamed());
    assertThat(other.notes()).isEqualTo(table.notes());
  }

  private static List<List<String>> rows(RawTable table) {
    List<String[]> cells = table.columns().stream().map(CellTexts::of).toList();
    return IntStream.range(0, table.rows())
        .mapToObj(row -> cells.stream().map(column -> column[row]).toList())
        .toList();
  }

  private String place(RawTable table, int row) {
    return table.places().apply(row).replace(folder.toString(), "FOLDER");
  }

  @Test
  void theIndexOfPandas_isLeftOut() throws IOException {
    RawTable table = read(",x,kind\n0,1.5,a\n1,2.5,b\n");

    assertThat(table.names()).containsExactly("column_1", "x", "kind");
    assertThat(table.unnamed()).containsExactly("column_1");
    assertThat(table.notes())
        .containsExactly(
            folder
                + "/d.csv: columns without a name are left out, unless data.numeric or"
                + " data.categorical lists them: column_1.");
  }

  @Test
  void rowNamesOfR_areLeftOut() throws IOException {
    RawTable table = read("\"x\",\"kind\"\n\"r1\",1.5,\"a\"\n\"r2\",2.5,\"b\"\n");

    assertThat(table.unnamed()).containsExactly("column_1");
    assertThat(rows(table)).containsExactly(List.of("r1", "1.5", "a"), List.of("r2", "2.5", "b"));
  }

  @Test
  void whatRWritesByDefault() throws IOException {
    assertThatThrownBy(() -> read("\"x y\" \"kind\"\n\"1\" 1.5 \"a b\"\n\"2\" NA \"c\"\n"))
        .isInstanceOf(DataError.class)
        .hasMessageEndingWith(
            "set data.delimiter (predict: --delimiter) to whitespace if that separates the"
                + " cells");
    RawTable table =
        read(
            "\"x y\" \"kind\"\n\"1\" 1.5   \"a b\"\n\"2\"\tNA \"\"\n",
            CsvDialect.STANDARD.withDelimiter(CsvDialect.WHITESPACE));

    assertThat(table.names()).containsExactly("column_1", "x y", "kind");
    assertThat(rows(table)).containsExactly(List.of("1", "1.5", "a b"), List.of("2", "NA", ""));
  }

  @Test
  void aDelimiterAtTheEndOfEachLine() throws IOException {
    RawTable table = read("x;kind;\r\n1;a;\r\n2;b;\r\n");

    assertThat(table.unnamed()).containsExactly("column_3");
    assertThat(rows(table)).containsExactly(List.of("1", "a", ""), List.of("2", "b", ""));
  }

  @Test
  void columnsOfOneName_getASuffix() throws IOException {
    RawTable table = read("x,X,kind,x\n1,2,a,3\n");

    assertThat(table.names()).containsExactly("x", "X_2", "kind", "x_3");
    assertThat(table.notes())
        .containsExactly(
            folder + "/d.csv: columns that are named like others are read as X_2, x_3.");
  }

  @Test
  void filesWithoutAHeader() throws IOException {
    RawTable table = read("5.1,3.5,a\n\n4.9,3.0,b\n", CsvDialect.STANDARD.withHeader(false));

    assertThat(table.names()).containsExactly("column_1", "column_2", "column_3");
    assertThat(rows(table)).containsExactly(List.of("5.1", "3.5", "a"), List.of("4.9", "3.0", "b"));
    assertThat(table.unnamed()).isEmpty();
    assertThat(place(table, 1)).isEqualTo("FOLDER/d.csv line 3");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-8"})
  void byteOrderMarks_areFound(String charset) throws IOException {
    String text = "\uFEFFgr\u00f6\u00dfe,kind\n1,\u010a\n2,\"\u0a0d\n\"\n";
    RawTable table = read("d.csv", text.getBytes(Charset.forName(charset)), CsvDialect.STANDARD);

    assertThat(table.names()).containsExactly("gr\u00f6\u00dfe", "kind");
    assertThat(rows(table)).containsExactly(List.of("1", "\u010a"), List.of("2", "\u0a0d\n"));
    assertThat(place(table, 1)).isEqualTo("FOLDER/d.csv line 3");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "windows-1252",
        "latin-1",
        "ISO8859_15",
        "utf_8_sig",
        "cp1252",
        "Shift_JIS",
        "utf-16-le",
        "IBM037"
      })
  void encodings_areAskedFor(String encoding) throws IOException {
    CsvDialect dialect = CsvDialect.STANDARD.withEncoding(encoding);
    String text = "drink,kind\ncaf" + (encoding.equals("Shift_JIS") ? "\u30bd" : "\u00e9") + ",a\n";
    RawTable table = read("d.csv", text.getBytes(dialect.charset()), dialect);

    assertThat(rows(table)).containsExactly(List.of(text.substring(11, 15), "a"));
  }

  @Test
  void bytesThatAreNotOfTheEncoding() throws IOException {
    byte[] latin = "drink,kind\ntea,b\ncaf\u00e9,a\n".getBytes(StandardCharsets.ISO_8859_1);

    assertThatThrownBy(() -> read("d.csv", latin, CsvDialect.STANDARD))
        .isInstanceOf(DataError.class)
        .hasMessage(
            folder
                + "/d.csv line 3, column \"drink\": the cell \"caf\uFFFD\" is not UTF-8; set"
                + " data.encoding (predict: --encoding) to windows-1252 if Excel or another program"
                + " of Windows wrote it, else to the encoding that it was written in, or save it as"
                + " UTF-8");
  }

  @Test
  void aReplacementCharacterThatWasWritten_isACharacter() throws IOException {
    assertThat(rows(read("drink,kind\ncaf\uFFFD,a\n"))).containsExactly(List.of("caf\uFFFD", "a"));
  }

  @Test
  void tsvHasTabs() throws IOException {
    byte[] text = "a,b\tc\n1,2\t3\n".getBytes(StandardCharsets.UTF_8);

    assertThat(read("d.tsv", text, CsvDialect.STANDARD).names()).containsExactly("a,b", "c");
  }

  @Test
  void delimitersAreFound_andTold() throws IOException {
    RawTable table = read("x (m, cm);kind\n1,5;a\n2,5;b\n3;c\n");

    assertThat(table.names()).containsExactly("x (m, cm)", "kind");
    assertThat(table.notes())
        .containsExactly(folder + "/d.csv: its cells are read as separated by \";\".");
    assertThat(read("a|b\n1|2\n").names()).containsExactly("a", "b");
    assertThat(read("a,b;c\n1,2;3\n").names()).as("the usual one").containsExactly("a", "b;c");
    assertThat(read("sep=;\na,b;c\n1,2;3\n").names()).as("Excel's").containsExactly("a,b", "c");
  }

  @Test
  void commentsAndLinesAboveTheHeader() throws IOException {
    CsvDialect comments = CsvDialect.STANDARD.withComment("#");
    RawTable table = read("# by us\n# 2024\nx,kind\n1,#a\n # 2,b\n3,\"#\n#\"\n", comments);
    assertThat(rows(table)).containsExactly(List.of("1", "#a"), List.of("3", "#\n#"));
    assertThat(place(table, 1)).isEqualTo("FOLDER/d.csv line 6");

    RawTable below =
        read("Deaths, by cause\n\nx,y,kind\n1,2,a\n", CsvDialect.STANDARD.withSkippedLines(2));
    assertThat(below.names()).containsExactly("x", "y", "kind");
    assertThat(place(below, 0)).isEqualTo("FOLDER/d.csv line 4");
  }

  @Test
  void remediesForLinesAboveTheHeader() {
    assertThatThrownBy(() -> read("# by us\nx,kind\n1,a\n2,b\n"))
        .hasMessageEndingWith(
            "d.csv line 1: looks like a comment; set data.comment (predict: --comment) to \"#\"");
    assertThatThrownBy(() -> read("Deaths\n2024\n\nx;y;kind\n1;1;a\n2;2;b\n"))
        .hasMessageEndingWith(
            "d.csv line 1: 1 cell, but line 4 has 3; set data.skip-lines (predict: --skip-lines)"
                + " to 3 if that is where the table begins");
    assertThatThrownBy(() -> read("Deaths;;\n;;\nx;y;kind\n1;1;a\n2;;b\n"))
        .hasMessageEndingWith(
            "d.csv line 1: most cells are empty, but line 3 has 3; set data.skip-lines (predict:"
                + " --skip-lines) to 2 if that is where the table begins");
  }

  @Test
  void lineFeedsInQuotedCells() throws IOException {
    RawTable table =
        read("\"x\n(cm)\",note,kind\n1,\"first\n\nsecond, \"\"third\"\"\",a\r\n2,\"\n\",b\n3,,c\n");

    assertThat(table.names()).containsExactly("x\n(cm)", "note", "kind");
    assertThat(rows(table))
        .containsExactly(
            List.of("1", "first\n\nsecond, \"third\"", "a"),
            List.of("2", "\n", "b"),
            List.of("3", "", "c"));
    assertThat(place(table, 1)).isEqualTo("FOLDER/d.csv line 6");
    assertThat(place(table, 2)).isEqualTo("FOLDER/d.csv line 8");
  }

  @Test
  void lineFeedsInQuotedCells_whereSparkSplitsTheFile() throws IOException {
    StringBuilder text = new StringBuilder("row,note,kind\n");
    for (int i = 0; i < 2_000; i++) {
      text.append(i).append(",\"a, b\nc\n\",").append(i % 2 == 0 ? "x" : "y").append('\n');
    }
    spark.conf().set("spark.sql.files.maxPartitionBytes", 4_096);
    try {
      RawTable table = read(text.toString());
      assertThat(CellTexts.of(table.columns().get(0)))
          .containsExactly(
              IntStream.range(0, 2_000).mapToObj(String::valueOf).toArray(String[]::new));
      assertThat(CellTexts.of(table.columns().get(1))).containsOnly("a, b\nc\n");
      assertThat(place(table, 1_999)).isEqualTo("FOLDER/d.csv line 5999");
    } finally {
      spark.conf().unset("spark.sql.files.maxPartitionBytes");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r"})
  void endsOfLines(String end) throws IOException {
    RawTable table = read(String.join(end, "x,kind", "1,a", "", "2,b", ""));

    assertThat(rows(table)).containsExactly(List.of("1", "a"), List.of("2", "b"));
    assertThat(place(table, 1)).isEqualTo("FOLDER/d.csv line 4");
  }

  @Test
  void otherQuotesAndEscapes() throws IOException {
    CsvDialect backslash = CsvDialect.STANDARD.withQuotes("\"", "\\");
    assertThat(rows(read("note,kind\n\"say \\\"hi\\\", \\\\\",a\n", backslash)))
        .containsExactly(List.of("say \"hi\", \\", "a"));
    assertThat(rows(read("note,kind\n'it''s, yes',a\n", CsvDialect.STANDARD.withQuotes("'", "'"))))
        .containsExactly(List.of("it's, yes", "a"));
    assertThat(rows(read("note,kind\n\"12 inch,a\n", CsvDialect.STANDARD.withQuotes("", "\""))))
        .containsExactly(List.of("\"12 inch", "a"));
  }

  @Test
  void aLineWithoutEnd_isRefused() {
    String text = "x".repeat((1 << 24) + 10);
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(DataError.class)
        .hasMessage(
            folder
                + "/d.csv line 1: the line has more than 16777216 characters; check where lines and"
                + " quotes end");
  }

  @Test
  void filesOfAFolder_mayHaveOtherForms() throws IOException {
    Path data = Files.createDirectory(folder.resolve("d"));
    Files.writeString(data.resolve("1.csv"), "x;kind\n1;a\n");
    Files.writeString(data.resolve("2.csv"), "x,kind\n2,\"b\nc\"\n", StandardCharsets.UTF_16);
    Files.writeString(data.resolve("3.tsv"), "kind\tx\nd\t3\n");
    RawTable table =
        SparkTable.read(
            InputSpark.of(spark),
            new DataSource.Files(data.toString(), Format.AUTO, CsvDialect.STANDARD),
            Set.of());

    assertThat(rows(table))
        .containsExactly(List.of("1", "a"), List.of("2", "b\nc"), List.of("3", "d"));
  }
}
