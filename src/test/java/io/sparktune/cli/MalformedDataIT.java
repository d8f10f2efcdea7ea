package io.sparktune.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparktune.cli.options.ExitCode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Malformed data ends the command with what is wrong, where, and what to do about it. */
final class MalformedDataIT {

  private static final String QUOTE =
      "a quote is not closed at the end of its cell; close it, and double quotes within a cell";
  private static final String UNUSABLE =
      "; add it there, empty where it is not known, or list it in data.ignore";

  @TempDir private Path folder;
  private Path study;

  @BeforeEach
  void writeStudy() throws IOException {
    study =
        Files.writeString(
            folder.resolve("small.conf"),
            "study.goal = \"maximize accuracy\", data { target = kind, hold-out = 0 }\n"
                + "model.units = 4, training.epochs = 1, validation.folds = 3, search.trials = 1");
  }

  @Test
  void pathsWithoutData() throws IOException {
    assertThat(problems("data.path=" + folder + "/none.csv"))
        .containsExactly("FOLDER/none.csv: no such file or folder; check the path");
    assertThat(problems("data.path=/dev/zero"))
        .containsExactly(
            "/dev/zero: is a device or a pipe; write its rows to a file, and name that");
    Files.createDirectory(folder.resolve("empty"));
    assertThat(problems("data.path=" + folder + "/empty"))
        .containsExactly("FOLDER/empty: the folder has no files; check the path");
    Files.createFile(folder.resolve("empty/_SUCCESS"));
    assertThat(problems("data.path=" + folder + "/empty"))
        .containsExactly("FOLDER/empty: the folder has no files; check the path");
  }

  @Test
  void filesWithoutRows() throws IOException {
    String empty = "FOLDER/d.csv: the file is empty; it needs a header and rows below it";
    assertThat(problemsOf("")).containsExactly(empty);
    assertThat(problemsOf("\n  \n\n")).containsExactly(empty);
    assertThat(problemsOf("x,kind\n\n"))
        .containsExactly("FOLDER/d.csv: there are no rows; add rows below the header");
  }

  @Test
  void filesOfAnUnknownKind() throws IOException {
    assertThat(problemsOfFile("d.dat", bytes("x,kind\n1,a")))
        .containsExactly(
            "FOLDER/d.dat: its name does not show the format; set data.format (predict: --format)"
                + " to csv, parquet, orc, avro or json");
    assertThat(problemsOfFile("d.xlsx", bytes("x,kind\n1,a")))
        .containsExactly("FOLDER/d.xlsx: is a workbook; export a CSV file from it");
    assertThat(problemsOfFile("d.csv.xz", bytes("x,kind\n1,a")))
        .containsExactly(
            "FOLDER/d.csv.xz: is packed in a way that is not read; unpack it, or compress it as"
                + " .csv.gz or .csv.bz2");
    assertThat(problemsOfFile("d.json", bytes("{\"rows\":[{\"x\":1,\n\"kind\":\"a\"}]}")))
        .singleElement()
        .asString()
        .contains("d.json", "; write one object for each row");
  }

  @Test
  void compressionOtherThanTheNameSays() throws IOException {
    byte[] whole = gzip(rows(50, row -> row + ",a"));
    assertThat(problemsOfFile("d.csv.gz", bytes("x,kind\n1,a")))
        .containsExactly(
            "FOLDER/d.csv.gz: the file is not compressed, although its name says so; remove"
                + " .gz from the name");
    assertThat(problemsOfFile("d.csv", whole))
        .containsExactly(
            "FOLDER/d.csv: the file is compressed; name it .csv.gz, so that it is read as such");
    assertThat(problemsOfFile("d.csv", bytes("BZh91AY")))
        .containsExactly(
            "FOLDER/d.csv: the file is compressed; name it .csv.bz2, so that it is read as such");
    assertThat(problemsOfFile("d.csv.zst", new byte[] {0x28, (byte) 0xB5, 0x2F, (byte) 0xFD, 4, 0}))
        .singleElement()
        .asString()
        .startsWith("FOLDER/d.csv.zst: ");
    assertThat(problemsOfFile("d.csv.gz", Arrays.copyOf(whole, whole.length / 2)))
        .containsExactly(
            "FOLDER/d.csv.gz: the compressed file is damaged or cut off (Unexpected end of input"
                + " stream); copy it again");
  }

  @Test
  void namesOfColumns() throws IOException {
    assertThat(problemsOf("5.1,3.5,setosa\n4.9,3.0,virginica"))
        .containsExactly(
            "data.target names the column \"kind\", which does not exist; the columns are 5.1, 3.5,"
                + " setosa. If the first line of the file is a row, set data.header to false;"
                + " if it is none of the table, set data.skip-lines to 1.");
    assertThat(problemsOf("x,knid\n1,a\n2,b"))
        .containsExactly(
            "data.target names the column \"kind\", which does not exist; did you mean \"knid\"?");
    assertThat(problemsOf("weight,kind\n1,a\n2,b", "data.group=who", "validation.scheme=grouped"))
        .containsExactly(
            "data.group names the column \"who\", which does not exist; the columns are weight,"
                + " kind.");
  }

  @Test
  void linesWithOtherNumbersOfCells() throws IOException {
    String remedy = "; quote cells that hold \",\", or check the delimiter";
    assertThat(problemsOf("x,z,kind\n1,1,a\n2,2\n3,3,3,a\n4\n"))
        .containsExactly(
            "FOLDER/d.csv line 3: 2 cells where the header has 3" + remedy,
            "FOLDER/d.csv line 4: 4 cells where the header has 3" + remedy,
            "FOLDER/d.csv line 5: 1 cell where the header has 3" + remedy);
    assertThat(problemsOf("\n\nx,z,kind\n\n1,1,a\n   \r\n2,2\n"))
        .as("blank lines count as lines")
        .containsExactly("FOLDER/d.csv line 7: 2 cells where the header has 3" + remedy);
    List<String> many = problemsOf("x,kind\n" + "1,a,1\n".repeat(30));
    assertThat(many)
        .hasSize(21)
        .startsWith("FOLDER/d.csv line 2: 3 cells where the header has 2" + remedy);
    assertThat(many).endsWith("And 10 more.");
  }

  @Test
  void quotesThatAreNotClosed() throws IOException {
    assertThat(problemsOf("x,z,kind\n1,\"2,a\n1,2,\"b\n\"a\"b,2,b\n5\" pipe,\"\"\"2\"\"\",\"b\"\n"))
        .as("quotes within a cell of line 5 are well-formed")
        .containsExactly(
            "FOLDER/d.csv line 2: " + QUOTE,
            "FOLDER/d.csv line 3: " + QUOTE,
            "FOLDER/d.csv line 4: " + QUOTE);
  }

  @Test
  void charactersThatCannotBeRead() throws IOException {
    assertThat(problemsOf("x,drink,kind\n1,te\0a,a\n2,milk,b\n"))
        .containsExactly(
            "FOLDER/d.csv line 2, column \"drink\": the cell \"te\uFFFDa\" holds a NUL character,"
                + " which no text has; remove it (tr -d '\\000'), or set data.encoding (predict:"
                + " --encoding) if the file is UTF-16");
    assertThat(problemsOf("x,drink,kind\n1,tea,a\n2,\0,b\n"))
        .as("and not as a missing cell")
        .hasSize(1)
        .first()
        .asString()
        .startsWith("FOLDER/d.csv line 3, column \"drink\": the cell \"\uFFFD\" holds a NUL");
    assertThat(
            problemsOfFile(
                "d.csv", "drink,kind\ncaf\u00e9,a\ntea,b".getBytes(StandardCharsets.ISO_8859_1)))
        .containsExactly(
            "FOLDER/d.csv line 2, column \"drink\": the cell \"caf\uFFFD\" is not UTF-8; set"
                + " data.encoding (predict: --encoding) to windows-1252 if Excel or another program"
                + " of Windows wrote it, else to the encoding that it was written in, or save it as"
                + " UTF-8");
    assertThat(problemsOfFile("d.csv", "drink,kind\ntea,a".getBytes(StandardCharsets.UTF_16LE)))
        .first()
        .isEqualTo(
            "FOLDER/d.csv line 1: column 1 has unreadable characters in its name; set data.encoding"
                + " (predict: --encoding) to utf-16le if it is UTF-16, or save it as UTF-8");
  }

  @Test
  void otherDelimiters() throws IOException {
    assertThat(problemsOf("x:kind\n1:a\n2:b"))
        .containsExactly(
            "FOLDER/d.csv line 1: there is only one column, named \"x:kind\"; set data.delimiter"
                + " (predict: --delimiter) to \":\" if that separates the cells");
    assertThat(problemsOf("x;kind\n1,5;a\n2,5;b", "data.delimiter=\";\""))
        .containsExactly(
            "FOLDER/d.csv line 2, column \"x\": the cell \"1,5\" has a decimal comma (one of 2 such"
                + " cells); set data.decimal = \",\", or list the column in data.categorical.");
  }

  @Test
  void cellsThatAreNoNumbers() throws IOException {
    assertThat(problemsOf(rows(20, row -> (row == 7 ? "7 kg" : row) + "," + kind(row))))
        .containsExactly(
            "FOLDER/d.csv line 9, column \"x\": the cell \"7 kg\" is a number with \"kg\"; set"
                + " data.strip = [\"kg\"], or list the column in data.categorical.");
    String remedy = "is not a finite number; add it to data.missing, or correct it.";
    assertThat(problemsOf("v,w,kind\n1,1,a\n-Infinity,1e400,b", "data.missing=[]"))
        .containsExactly(
            "FOLDER/d.csv line 3, column \"v\": the cell \"-Infinity\" " + remedy,
            "FOLDER/d.csv line 3, column \"w\": the cell \"1e400\" " + remedy);
  }

  @Test
  void columnsWithoutUse() throws IOException {
    assertThat(problemsOf("x,y,kind\n1,,a\n2,NA,b\n3,?,b"))
        .containsExactly("Every cell of the column \"y\" is missing; list it in data.ignore.");
    assertThat(problemsOf(rows(1_001, row -> "id" + row + "," + kind(row))))
        .containsExactly(
            "The column \"x\" has 1001 categories, more than 1000; list it in data.ignore.");
  }

  @Test
  void targetsThatCannotBeLearned() throws IOException {
    assertThat(problemsOf("x,kind\n1,a\n2,\n3,b"))
        .containsExactly(
            "FOLDER/d.csv line 3, column \"kind\": the cell is missing; fill it in, or set"
                + " data.missing-target to drop, which leaves such rows out.");
    assertThat(problemsOf("x,kind\n1,a\n2,a\n3,a"))
        .containsExactly(
            "Every row has the target \"kind\" at \"a\", so there is nothing to learn; name another"
                + " column in data.target.");
    assertThat(problemsOf("x,kind\n1,a\n2,b\n3,a", "study.goal=minimize rmse"))
        .containsExactly(
            "The target \"kind\" has the classes \"a\", \"b\", but study.goal is one of regression;"
                + " choose a goal such as \"maximize accuracy\" or \"maximize f1\", or name another"
                + " column in data.target.");
  }

  @Test
  void goalsThatDoNotSuitTheTarget() throws IOException {
    String moons = "data.source={ moons { count = 50, noise = 0.1 } }";
    assertThat(problems(moons, "data.target=moon", "study.goal=minimize rmse"))
        .containsExactly(
            "override \"data.source={ moons { count = 50, noise = 0.1 } }\": data.source: has"
                + " classes, but the goal is one of regression; wanted a goal such as \"maximize"
                + " accuracy\", or data.path");
    String data = rows(20, row -> row + "," + kind(row));
    assertThat(problemsOf(data, "validation.per-class=[c]"))
        .containsExactly(
            "override \"validation.per-class=[c]\": validation.per-class: there is no class c; kind"
                + " has a, b");
    assertThat(problemsOf(data, "study.goal=maximize f1@c"))
        .containsExactly(
            "override \"study.goal=maximize f1@c\": study.goal: there is no class c; kind has a,"
                + " b");
  }

  @Test
  void tooFewRowsForTheFolds() throws IOException {
    assertThat(problemsOf("x,kind\n1,a\n2,b", "validation.stratified=false"))
        .containsExactly(
            "There are 2 rows for 3 folds; lower validation.folds or data.hold-out, or bring more"
                + " rows.");
    assertThat(problemsOf(rows(20, row -> row + "," + kind(row)) + "\n1,c"))
        .containsExactly(
            "The class \"c\" has 1 row for 3 stratified folds; lower validation.folds, set"
                + " validation.stratified to false, or leave the class out.");
  }

  @Test
  void goalsWithoutAValueInAFold() throws IOException {
    String sorted =
        rows(30, row -> row + "," + (row < 10 ? "a" : "b") + "," + row).replace("kind", "kind,t");
    assertThat(
            problemsOf(
                sorted,
                "study.goal=maximize roc-auc",
                "validation.scheme=time-order",
                "data.time=t"))
        .hasSize(1)
        .first()
        .asString()
        .contains(
            "study.goal: roc-auc has no value on the",
            "validation rows of fold 1 (only class b among the rows); choose a goal such as"
                + " \"maximize accuracy\", or fewer folds, or stratified ones");
  }

  @Test
  void timesThatAreNone() throws IOException {
    assertThat(
            problemsOf(
                "x,day,kind\n1,2024-02-28,a\n2,2024-02-30,b\n3,soon,a\n4,2024-03-01,b",
                "data.time=day",
                "validation.scheme=time-order"))
        .containsExactly(
            "FOLDER/d.csv line 3, column \"day\": the cell \"2024-02-30\" is not a time (one of 2"
                + " such cells); write a number, an ISO date such as 2024-03-01 or a timestamp such"
                + " as 2024-03-01T12:00:00.");
  }

  @Test
  void parquetThatIsNone() throws IOException {
    String damaged =
        "FOLDER/d.parquet: not a complete Parquet file; copy it again if it was truncated, or set"
            + " data.format (predict: --format) to csv if it is one";
    assertThat(problemsOfFile("d.parquet", bytes("x,kind\n1,a"))).containsExactly(damaged);
    assertThat(problemsOfFile("d.parquet", bytes("PAR1"))).containsExactly(damaged);
    assertThat(problemsOfFile("d.csv", bytes("PAR1 and so on")))
        .containsExactly(
            "FOLDER/d.csv: this is a Parquet file; name it .parquet, or set data.format to"
                + " parquet");
  }

  @Test
  void filesOfAFolderWithOtherColumns() throws IOException {
    Path data = Files.createDirectory(folder.resolve("d"));
    Files.writeString(data.resolve("1.csv"), "x,kind\n1,a");
    Files.writeString(data.resolve("2.csv"), "kind,z\nb,2\n");
    assertThat(problems("data.path=" + data))
        .containsExactlyInAnyOrder(
            "FOLDER/d/1.csv: the column x is missing in FOLDER/d/2.csv" + UNUSABLE,
            "FOLDER/d/2.csv: the column z is missing in FOLDER/d/1.csv" + UNUSABLE);
  }

  @Test
  void aByteOrderMarkAndLinesOfWindows_areFine() throws IOException {
    String data = "\uFEFF" + rows(30, row -> row + "," + kind(row)).replace("\n", "\r\n\r\n");
    Files.writeString(folder.resolve("d.csv"), data);
    InProcess answer = run("data.path=" + folder + "/d.csv", "study.output=" + folder + "/out");

    assertThat(answer.err()).isEmpty();
    assertThat(answer.exitCode()).isEqualTo(ExitCode.DONE);
    assertThat(answer.out()).contains("d.csv: 30 rows, 1 feature, 2 classes of kind;");
  }

  private static String kind(int row) {
    return row % 2 == 0 ? "a" : "b";
  }

  private static String rows(int count, IntFunction<String> line) {
    return IntStream.range(0, count)
        .mapToObj(line)
        .collect(Collectors.joining("\n", "x,kind\n", ""));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(bytes(text));
    }
    return bytes.toByteArray();
  }

  private List<String> problemsOf(String text, String... settings) throws IOException {
    return problemsOfFile("d.csv", bytes(text), settings);
  }

  private List<String> problemsOfFile(String name, byte[] content, String... settings)
      throws IOException {
    Files.write(folder.resolve(name), content);
    List<String> all = new ArrayList<>(List.of("data.path=" + folder.resolve(name)));
    Collections.addAll(all, settings);
    return problems(all.toArray(String[]::new));
  }

  /** All that stands on standard error, which the log shares. */
  private List<String> problems(String... settings) {
    Path output = folder.resolve("out");
    List<String> all = new ArrayList<>(List.of("study.output=" + output));
    Collections.addAll(all, settings);
    InProcess answer = run(all.toArray(String[]::new));
    assertThat(answer.exitCode()).as(answer.err()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(answer.err()).doesNotContain("Exception");
    assertThat(output).doesNotExist();
    return answer.errLines().stream()
        .map(line -> line.replace(folder.toString(), "FOLDER"))
        .toList();
  }

  private InProcess run(String... settings) {
    List<String> arguments = new ArrayList<>(List.of("run", study.toString()));
    Collections.addAll(arguments, settings);
    return InProcess.execute(arguments.toArray(String[]::new));
  }
}
