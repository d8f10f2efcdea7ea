package io.sparktune.run;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sparktune.data.CsvDialect;
import io.sparktune.data.DataSource;
import io.sparktune.report.PredictionReport;
import io.sparktune.report.text.PredictionText;
import io.sparktune.run.input.BadInput;
import io.sparktune.spark.LocalSpark;
import io.sparktune.spark.prediction.output.OutputForm;
import io.sparktune.trial.TargetScores;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import scala.collection.JavaConverters;

/** Predictions in files of several forms and names, read back with DuckDB. */
final class PredictionOutputIT {

  private static final String HEADER = "x,note,y";

  /** Of a file. */
  private static final int MOST_ROWS = 60;

  @TempDir private static Path folder;

  private static SparkSession spark;

  @BeforeAll
  static void tune() throws Exception {
    spark =
        LocalSpark.session()
            .config("spark.sql.files.maxPartitionBytes", 512)
            .config("spark.sql.files.openCostInBytes", 0)
            .config("spark.sql.files.maxRecordsPerFile", MOST_ROWS)
            .getOrCreate();
    List<String> lines = new ArrayList<>(List.of(HEADER));
    for (int row = 0; row < 200; row++) {
      lines.add(row + ",\"a, \"\"b\"\" кот\"," + (row < 100 ? "low" : "high"));
    }
    Files.write(folder.resolve("in.csv"), lines);
    Tuning.of("lines")
        .goal("maximize accuracy")
        .data(folder.resolve("in.csv").toString(), "y")
        .set("data.ignore", List.of("note"))
        .set("study.output", folder.toString())
        .set("search.trials", 1)
        .set("training.epochs", 1)
        .set("validation.folds", 2)
        .run(spark);
  }

  @AfterAll
  static void stopSpark() {
    spark.stop();
  }

  private static PredictionReport report(String input, String output) {
    return new FilePrediction(
            folder + "/lines/models/best",
            new DataSource.Files(
                folder.resolve(input).toString(), DataSource.Format.AUTO, CsvDialect.STANDARD),
            folder.resolve(output).toString())
        .write(spark);
  }

  private static long predict(String input, String output, OutputForm.Format... format) {
    return new FilePrediction(
            folder + "/lines/models/best",
            new DataSource.Files(
                folder.resolve(input).toString(), DataSource.Format.AUTO, CsvDialect.STANDARD),
            folder.resolve(output).toString(),
            Stream.of(format).findFirst())
        .write(spark)
        .rows();
  }

  private static List<String> rows(String from) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement();
        ResultSet result =
            statement.executeQuery(
                "SELECT x::INT, note, y, prediction, probability_high, probability_low FROM "
                    + from)) {
      while (result.next()) {
        List<Object> row = new ArrayList<>();
        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
          row.add(result.getObject(i));
        }
        rows.add(row.toString());
      }
    }
    return rows;
  }

  private static String csv(String file, String... options) {
    return "read_csv('%s', all_varchar = false%s)"
        .formatted(folder.resolve(file), String.join("", options));
  }

  @Test
  void oneFile_isTheSameInEveryForm_inTheOrderOfTheRows() throws Exception {
    for (String output : List.of("out.csv", "out.csv.gz", "out.tsv", "out.parquet", "new/out")) {
      assertThat(predict("in.csv", output)).as(output).isEqualTo(200);
    }
    List<String> expected = rows("'" + folder + "/new/out/*.parquet'");

    try (Stream<Path> parts = Files.list(folder.resolve("new/out"))) {
      assertThat(parts.filter(file -> isPart(file))).as("several tasks").hasSizeGreaterThan(2);
    }
    assertThat(expected).hasSize(200);
    assertThat(expected.get(0)).startsWith("[0, a, \"b\" кот, low, ");
    assertThat(rows("'" + folder.resolve("out.parquet") + "'")).isEqualTo(expected);
    assertThat(rows(csv("out.csv"))).isEqualTo(expected);
    assertThat(rows(csv("out.csv.gz"))).isEqualTo(expected);
    assertThat(rows(csv("out.tsv", ", delim = '\t'"))).isEqualTo(expected);
    assertThat(Files.readAllLines(folder.resolve("out.csv")))
        .hasSize(201)
        .startsWith("x,note,y,prediction,probability_high,probability_low")
        .element(1)
        .asString()
        .startsWith("0,\"a, \"\"b\"\" кот\",low,");
    try (Stream<Path> all = Files.list(folder)) {
      assertThat(all.map(file -> file.getFileName().toString()))
          .noneMatch(name -> name.startsWith("."));
    }
  }

  private static boolean isPart(Path file) {
    return file.getFileName().toString().startsWith("part-");
  }

  @Test
  void tenThousandColumns_areWritten() throws Exception {
    List<String> lines = new ArrayList<>();
    lines.add("x" + IntStream.range(0, 10_000).mapToObj(i -> ",c" + i).collect(joining()));
    lines.add("3" + IntStream.range(0, 10_000).mapToObj(i -> "," + i).collect(joining()));
    lines.add("150" + IntStream.range(0, 10_000).mapToObj(i -> ",v" + i % 7).collect(joining()));
    try (OutputStream packed =
        new GZIPOutputStream(Files.newOutputStream(folder.resolve("wide.csv.gz")))) { // one task
      packed.write(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
    }

    assertThat(predict("wide.csv.gz", "wide-out.csv")).isEqualTo(2);

    assertThat(Files.readAllLines(folder.resolve("wide-out.csv")))
        .hasSize(3)
        .zipSatisfy(lines, (written, read) -> assertThat(written.startsWith(read + ",")).isTrue());
  }

  @Test
  void thousandsOfColumnsOfParquet_areReadAndWritten() throws Exception {
    String columns = IntStream.range(0, 3000).mapToObj(i -> i + " AS c" + i).collect(joining(","));
    run("COPY (SELECT 3 AS x, %s) TO '%s'".formatted(columns, folder.resolve("wide.parquet")));

    assertThat(predict("wide.parquet", "wide-out.parquet")).isEqualTo(1);

    String output = "'" + folder.resolve("wide-out.parquet") + "'";
    assertThat(values("SELECT x + c2999 FROM " + output)).containsExactly(3_002);
    assertThat(values("SELECT prediction FROM " + output)).hasSize(1);
  }

  /** Values of several types and none, as the input has them, and moments as texts in CSV. */
  @Test
  void parquetOfSeveralFiles_isInTheirOrder_withItsValues() throws Exception {
    Path files = Files.createDirectory(folder.resolve("typed-files"));
    for (int file = 0; file < 3; file++) {
      run(
          """
          COPY (SELECT range::FLOAT / 4 AS x, %d::SMALLINT AS file, range AS number,
              TIMESTAMP '2024-03-01 12:00:00.123456' AS moment, DATE '2024-03-01' AS day,
              CASE WHEN range = 1 THEN NULL ELSE 'кот' END AS text, 1.50::DECIMAL(5, 2) AS price,
              [range] AS list
            FROM range(%d)) TO '%s'
          """
              .formatted(file, file == 1 ? 3 : 300 - file, files.resolve("f" + file + ".parquet")));
    }
    long rows = predict("typed-files", "typed-out.parquet");
    String output = "'" + folder.resolve("typed-out.parquet") + "'";
    String input = "'" + files + "/*.parquet'";
    String kept = "x, file, number, moment::VARCHAR, day, text, price, list";

    assertThat(rows).isEqualTo(601);
    assertThat(
            values(
                "SELECT count(*) FROM (SELECT %s FROM %s EXCEPT SELECT %s FROM %s)"
                    .formatted(kept, output, kept, input)))
        .containsExactly(0L);
    assertThat(values("SELECT file * 10000 + number FROM " + output))
        .isEqualTo(
            values("SELECT file * 10000 + number FROM %s ORDER BY file, number".formatted(input)));

    run(
        "COPY (SELECT * EXCLUDE (list) FROM %s) TO '%s'"
            .formatted(input, folder.resolve("flat.parquet")));
    predict("flat.parquet", "flat-out.csv");
    assertThat(Files.readAllLines(folder.resolve("flat-out.csv")).get(2))
        .startsWith("0.25,0,1,2024-03-01 12:00:00.123456,2024-03-01,,1.50,");
  }

  private static void run(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Test
  void aFolderOfCsv_hasAHeaderInEachFile() throws Exception {
    predict("in.csv", "parts", OutputForm.Format.CSV);

    try (Stream<Path> files = Files.list(folder.resolve("parts")).filter(file -> isPart(file))) {
      assertThat(files.toList())
          .hasSizeGreaterThan(2)
          .allSatisfy(
              file ->
                  assertThat(Files.readAllLines(file).get(0))
                      .isEqualTo("x,note,y,prediction,probability_high,probability_low"));
    }
    assertThat(rows(csv("parts/*.csv"))).hasSize(200);
  }

  @Test
  void anyNameIsTakenLiterally() throws Exception {
    for (String name : List.of("[a-c] {x,y}*?", "größe кот 100%20#.csv")) {
      assertThat(predict("in.csv", name)).as(name).isEqualTo(200);
      assertThat(folder.resolve(name)).exists();
      Path input = Files.copy(folder.resolve("in.csv"), folder.resolve("in " + name + ".csv"));
      assertThat(predict(input.getFileName().toString(), "of " + name)).isEqualTo(200);
    }
  }

  private static List<Object> values(String sql) throws SQLException {
    List<Object> values = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      while (result.next()) {
        values.add(result.getObject(1));
      }
    }
    return values;
  }

  @Test
  void columnsOfCsv_areNumbersWhereEveryCellIs() throws Exception {
    Files.writeString(
        folder.resolve("types.csv"),
        """
        x,whole,real,code,mixed,large,none,y
        1,1,1,007,1,12345678901234567890,,low
        2.5,-3,2e3,010,a,1,,high
        NA,,NA,999,2,2,NA,
        """);
    predict("types.csv", "types.parquet");
    String output = "'" + folder.resolve("types.parquet") + "'";

    assertThat(values("SELECT column_type FROM (DESCRIBE FROM " + output + ")"))
        .containsExactly(
            "DOUBLE", "BIGINT", "DOUBLE", "VARCHAR", "VARCHAR", "DOUBLE", "VARCHAR", "VARCHAR",
            "VARCHAR", "DOUBLE", "DOUBLE");
    assertThat(values("SELECT whole FROM " + output)).containsExactly(1L, -3L, null);
    assertThat(values("SELECT real FROM " + output)).containsExactly(1.0, 2000.0, null);
    assertThat(values("SELECT code FROM " + output)).containsExactly("007", "010", "999");
  }

  @Test
  void columnsWhoseLaterCellsAreOthers_areReadOnceMore() throws Exception {
    StringBuilder text = new StringBuilder("x,late,text\n");
    for (int row = 0; row < 300; row++) {
      text.append(row).append(row < 290 ? ",1,1\n" : ",0.5,b\n");
    }
    Files.writeString(folder.resolve("late.csv"), text);
    List<Long> read = recordsOfJobs(() -> predict("late.csv", "late.parquet"));
    String output = "'" + folder.resolve("late.parquet") + "'";

    assertThat(values("SELECT column_type FROM (DESCRIBE FROM " + output + ")"))
        .startsWith("BIGINT", "DOUBLE", "VARCHAR");
    assertThat(values("SELECT sum(late) FROM " + output)).containsExactly(295.0);
    assertThat(values("SELECT max(text) FROM " + output)).containsExactly("b");
    assertThat(read).as("jobs for the first rows, and twice for all").hasSize(3);
  }

  @Test
  void rowsAreReadOnce() throws Exception {
    Files.writeString(
        folder.resolve("once.csv"),
        IntStream.range(0, 300).mapToObj(row -> row + ",low\n").collect(joining("", "x,y\n", "")));
    List<Long> ofText = recordsOfJobs(() -> predict("once.csv", "once.parquet"));
    spark
        .range(300)
        .selectExpr("id AS x", "'low' AS y")
        .coalesce(1)
        .write()
        .parquet(folder.resolve("typed") + "");
    List<Long> ofParquet = recordsOfJobs(() -> predict("typed", "again.parquet"));

    assertThat(ofText).as("jobs for the first rows, and for all with their scores").hasSize(2);
    assertThat(ofParquet).containsExactly(300L);
  }

  @Test
  void filesHaveAsManyRowsAsSparkIsTold() throws Exception {
    spark.range(300).toDF("x").coalesce(1).write().parquet(folder.resolve("many") + "");
    predict("many", "split", OutputForm.Format.PARQUET);
    predict("many", "whole.parquet");

    List<Object> ofFiles =
        values(
            "SELECT count(*) FROM read_parquet('%s/*.parquet', filename = true) GROUP BY filename"
                .formatted(folder.resolve("split")));
    assertThat(ofFiles).hasSize(300 / MOST_ROWS).containsOnly((long) MOST_ROWS);
    assertThat(values("SELECT x FROM '%s'".formatted(folder.resolve("whole.parquet"))))
        .isEqualTo(LongStream.range(0, 300).boxed().toList());
  }

  /** The records that Spark says it has read, of each job that the predictions took. */
  private static List<Long> recordsOfJobs(Callable<Long> predictions) throws Exception {
    Map<Integer, Integer> jobByStage = new ConcurrentHashMap<>();
    Map<Integer, Long> recordsByJob = new ConcurrentSkipListMap<>();
    SparkListener listener =
        new SparkListener() {
          @Override
          public void onJobStart(SparkListenerJobStart start) {
            recordsByJob.put(start.jobId(), 0L);
            JavaConverters.seqAsJavaList(start.stageInfos())
                .forEach(stage -> jobByStage.put(stage.stageId(), start.jobId()));
          }

          @Override
          public void onTaskEnd(SparkListenerTaskEnd end) {
            recordsByJob.merge(
                jobByStage.getOrDefault(end.stageId(), -1),
                end.taskMetrics().inputMetrics().recordsRead(),
                Long::sum);
          }
        };
    spark.sparkContext().addSparkListener(listener);
    try {
      assertThat(predictions.call()).isEqualTo(300);
      spark.sparkContext().listenerBus().waitUntilEmpty();
    } finally {
      spark.sparkContext().removeSparkListener(listener);
    }
    return List.copyOf(recordsByJob.values());
  }

  @Test
  void rowsOfAFolder_areInTheOrderOfItsFiles() throws Exception {
    Path files = Files.createDirectory(folder.resolve("files"));
    for (int file = 0; file < 4; file++) {
      StringBuilder text = new StringBuilder("x,file\n");
      for (int row = 0; row < 10 + 200 * (file % 2) + file; row++) {
        text.append(row).append(',').append(file).append('\n');
      }
      Files.writeString(files.resolve("f" + file + ".csv"), text);
    }
    long rows = predict("files", "ordered.csv");

    List<String> lines = Files.readAllLines(folder.resolve("ordered.csv"));
    List<String> read =
        lines.subList(1, lines.size()).stream()
            .map(line -> line.split(",", -1))
            .map(cells -> cells[1] + ":" + cells[0])
            .toList();
    List<String> expected = new ArrayList<>();
    for (int file = 0; file < 4; file++) {
      for (int row = 0; row < 10 + 200 * (file % 2) + file; row++) {
        expected.add(file + ":" + row);
      }
    }
    assertThat(rows).isEqualTo(expected.size());
    assertThat(read).isEqualTo(expected);
  }

  @Test
  void whereTheTargetIsKnown_predictionsAreScored() throws Exception {
    PredictionReport known = report("in.csv", "known.parquet");
    PredictionReport asCsv = report("in.csv", "known.csv");
    List<Object> right =
        values(
            "SELECT count(*) FROM '%s' WHERE prediction = y"
                .formatted(folder.resolve("known.parquet")));

    TargetScores scores = known.target();
    assertThat(scores.rows()).isEqualTo(200);
    assertThat(scores.scores().defined())
        .containsEntry("accuracy", ((Number) right.get(0)).doubleValue() / 200)
        .containsKeys("roc_auc", "log_loss", "mcc");
    assertThat(asCsv.target().scores().of("accuracy")).isEqualTo(scores.scores().of("accuracy"));
    assertThat(asCsv.target().scores().of("roc_auc")).isEqualTo(scores.scores().of("roc_auc"));

    Files.writeString(
        folder.resolve("partly.csv"), "y,x\nlow,1\n,2\nnone,3\n high ,150\nmiddle,4\nmiddle,5\n");
    PredictionReport partly = report("partly.csv", "partly.csv.gz");
    assertThat(partly.target().rows()).isEqualTo(2);
    assertThat(PredictionText.of(partly))
        .contains(
            "6 predictions in ",
            "Scores on 2 rows whose y is known:",
            "accuracy ",
            "1 row without y, not scored",
            "3 rows not scored, for the model cannot predict their y: middle (2), none (1)");
    Files.writeString(folder.resolve("without.csv"), "x\n1\n");
    assertThat(report("without.csv", "without").target()).isNull();
  }

  @Test
  void badInputLeavesNothing_notEvenAFolder() throws Exception {
    Files.writeString(folder.resolve("bad.csv"), HEADER + "\n1,a,low\nmany,b,low\n");

    assertThatExceptionOfType(BadInput.class)
        .isThrownBy(() -> predict("bad.csv", "nothing/of/this"))
        .withMessageContaining("bad.csv line 3, column \"x\": the cell \"many\" is not a number");
    assertThat(folder.resolve("nothing")).doesNotExist();
  }

  @Test
  void otherFormats_andContradictions_areRefused() throws IOException {
    for (String name : List.of("out.xlsx", "out.JSON", "out.csv.bz2", "out.txt")) {
      assertThatExceptionOfType(BadInput.class)
          .isThrownBy(() -> predict("in.csv", name))
          .withMessageContaining(
              name + ": predictions are written as CSV or Parquet; name a file that ends in .csv,");
    }
    assertThatExceptionOfType(BadInput.class)
        .isThrownBy(() -> predict("in.csv", "other.csv", OutputForm.Format.PARQUET))
        .withMessageContaining(
            "other.csv: its name shows csv, but the output format is parquet; leave one of them"
                + " out");
    Files.writeString(folder.resolve("taken.csv"), "mine");
    assertThatExceptionOfType(BadInput.class)
        .isThrownBy(() -> predict("in.csv", "taken.csv"))
        .withMessageContaining("taken.csv: exists already; name a file or folder that does not");
    assertThat(folder.resolve("taken.csv")).hasContent("mine");
  }
}
