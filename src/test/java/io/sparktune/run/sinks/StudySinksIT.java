package io.sparktune.run.sinks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sparktune.lake.sinks.DeltaReader;
import io.sparktune.lake.sinks.IcebergReader;
import io.sparktune.lake.sinks.SinkOutcome;
import io.sparktune.lake.sinks.SteppedExports;
import io.sparktune.run.IntRange;
import io.sparktune.run.RealRange;
import io.sparktune.run.RunningStudy;
import io.sparktune.run.StudyResult;
import io.sparktune.run.Tuning;
import io.sparktune.run.input.BadInput;
import io.sparktune.run.past.RunFolder;
import io.sparktune.run.results.RunEnding;
import io.sparktune.spark.LocalSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Studies in Delta and Iceberg tables, which are read with Delta Kernel and Iceberg's own API. How
 * many exports are killed is a system property, sparktune.kills.
 */
final class StudySinksIT {

  private static final int TRIALS = 3;
  private static final int FOLDS = 2;

  private static final int BATCHES = 6;
  private static final int LONGEST_MILLIS = Integer.getInteger("sparktune.kills.within", 8_000);

  @TempDir private static Path folder;

  private static final Map<String, StudyResult> STUDIES = new LinkedHashMap<>();

  private static SparkSession spark;
  private static Path unwritable;

  private static Map<String, String> settings() {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("spark.master", "local[2]");
    settings.put("spark.ui.enabled", "false");
    settings.put("spark.driver.host", "localhost");
    settings.put("spark.sql.extensions", "io.delta.sql.DeltaSparkSessionExtension");
    settings.put(
        "spark.sql.catalog.spark_catalog", "org.apache.spark.sql.delta.catalog.DeltaCatalog");
    settings.put("spark.sql.catalog.lake", "org.apache.iceberg.spark.SparkCatalog");
    settings.put("spark.sql.catalog.lake.type", "hadoop");
    settings.put("spark.sql.catalog.lake.warehouse", folder.resolve("iceberg").toString());
    return settings;
  }

  /**
   * Four at once, one of them with other parameters and a sink that fails, and behind them one of
   * the same name.
   */
  @BeforeAll
  static void tune() throws Exception {
    SparkSession.Builder session = LocalSpark.session();
    settings().forEach(session::config);
    spark = session.getOrCreate();
    unwritable = Files.writeString(folder.resolve("no-folder"), "").resolve("tables");
    Map<String, RunningStudy> running = new LinkedHashMap<>();
    running.put("a", tuning("a", "runs").start(spark));
    running.put("b", tuning("b", "runs").start(spark));
    running.put("c", tuning("c", "runs").start(spark));
    running.put(
        "other",
        tuning("other", "runs")
            .set("model.units", 8)
            .set("training.learning-rate", RealRange.of(1e-3, 1e-1))
            .override(
                "sinks = [{ delta { path = \"%s\" } }, %s"
                    .formatted(unwritable, sinks("delta", "studies", "[trials]").substring(1)))
            .start(spark));
    for (Map.Entry<String, RunningStudy> study : running.entrySet()) {
      STUDIES.put(study.getKey(), study.getValue().await());
    }
    STUDIES.put("a again", tuning("a", "runs-of-others").run(spark));
  }

  @AfterAll
  static void stopSpark() {
    spark.stop();
  }

  private static Tuning tuning(String name, String output) {
    return Tuning.of(name)
        .goal("maximize accuracy")
        .data("data-samples/tabular/penguins.csv", "species")
        .set("study.output", folder.resolve(output).toString())
        .set("model.units", IntRange.of(4, 16))
        .set("search.trials", TRIALS)
        .set("training.epochs", 1)
        .set("validation.folds", FOLDS)
        .override("sinks = " + sinks("delta", "studies", "[trials]"));
  }

  private static String sinks(String deltaFolder, String database, String tables) {
    return "[{ delta { path = \"%s\", tables = %s } }, { iceberg { database = lake.%s, tables = %s } }]"
        .formatted(folder.resolve(deltaFolder), tables, database, tables);
  }

  /** The rows of a table by the name of its format. */
  private static Map<String, List<Map<String, Object>>> rows(
      String deltaFolder, String database, String table) throws IOException {
    return Map.of(
        "delta", DeltaReader.rows(folder.resolve(deltaFolder).resolve(table).toString()),
        "iceberg",
            IcebergReader.rows(folder.resolve("iceberg/" + database).resolve(table).toString()));
  }

  private static List<String> keys(List<Map<String, Object>> rows, String... columns) {
    return rows.stream()
        .map(row -> Stream.of(columns).map(row::get).toList().toString())
        .sorted()
        .toList();
  }

  private static ExportedRun export(String run, String sinks) throws IOException {
    Path file = Files.writeString(Files.createTempFile(folder, "sinks", ".conf"), sinks);
    return SinkChoice.ofFile(file.toString())
        .of(new RunFolder(folder.resolve("runs").resolve(run).toString()));
  }

  private static void assertWhole(List<SinkOutcome> outcomes) {
    assertThat(outcomes).hasSize(2).allSatisfy(sink -> assertThat(sink.lack()).isEmpty());
  }

  @Test
  void allStudies_haveTheRowsOfTheirOwnTables_eachOnce() throws IOException {
    List<String> trials = new ArrayList<>();
    for (StudyResult study : STUDIES.values()) {
      study
          .trials()
          .select("study", "trial", "score", "rank", "tied", "honest_score", "state")
          .collectAsList()
          .forEach(row -> trials.add(cells(row)));
    }
    trials.sort(null);
    assertThat(trials).hasSize(5 * TRIALS);
    rows("delta", "studies", "trials")
        .forEach(
            (format, rows) ->
                assertThat(
                        keys(
                            rows,
                            "study",
                            "trial",
                            "score",
                            "rank",
                            "tied",
                            "honest_score",
                            "state"))
                    .as(format)
                    .isEqualTo(trials));
  }

  private static String cells(Row row) {
    List<Object> cells = new ArrayList<>();
    for (int i = 0; i < row.size(); i++) {
      cells.add(row.get(i));
    }
    return cells.toString();
  }

  @Test
  void parametersAndMetrics_areMapsWhateverTheyAre() throws IOException {
    Row trial = STUDIES.get("other").trials().filter("trial = 1").selectExpr("*").first();
    for (List<Map<String, Object>> rows : rows("delta", "studies", "trials").values()) {
      Map<String, List<String>> parameters = new TreeMap<>();
      rows.forEach(
          row ->
              parameters
                  .computeIfAbsent((String) row.get("study"), unseen -> new ArrayList<>())
                  .addAll(strings((Map<?, ?>) row.get("params"))));
      assertThat(parameters.get("a")).hasSize(2 * TRIALS).containsOnly("model.units");
      assertThat(parameters.get("other")).hasSize(TRIALS).containsOnly("training.learning-rate");
      Map<String, Object> row =
          rows.stream()
              .filter(each -> each.get("study").equals("other") && each.get("trial").equals(1L))
              .findFirst()
              .orElseThrow();
      assertThat(row)
          .containsEntry("params_json", trial.getAs("params_json"))
          .containsEntry(
              "date",
              trial.getTimestamp(trial.fieldIndex("started_at")).toLocalDateTime().toLocalDate());
      assertThat(row.get("params"))
          .isEqualTo(
              Map.of(
                  "training.learning-rate",
                  trial.getAs("param_training_learning_rate").toString()));
      assertThat(((Map<?, ?>) row.get("metrics")).get("parameters"))
          .isEqualTo(trial.getAs("parameters"));
    }
  }

  private static List<String> strings(Map<?, ?> map) {
    return map.keySet().stream().map(String.class::cast).toList();
  }

  @Test
  void aStudyOfTheSameName_isToldApart() throws IOException {
    for (List<Map<String, Object>> rows : rows("delta", "studies", "trials").values()) {
      Map<Object, Long> byJournal =
          rows.stream()
              .filter(row -> row.get("study").equals("a"))
              .collect(Collectors.groupingBy(row -> row.get("journal"), Collectors.counting()));
      assertThat(byJournal).hasSize(2).allSatisfy((id, count) -> assertThat(count).isEqualTo(3));
    }
  }

  @Test
  void anotherExport_changesNothing_andWritesRowsThatWereDeletedAgain() throws Exception {
    String trials = folder.resolve("delta/trials").toString();
    String snapshots = folder.resolve("iceberg/studies/trials").toString();
    long version = DeltaReader.version(trials);
    int before = IcebergReader.snapshots(snapshots);
    assertWhole(
        export("b", "sinks = " + sinks("delta", "studies", "[trials]")).written(() -> spark));
    assertThat(DeltaReader.version(trials)).isEqualTo(version);
    assertThat(IcebergReader.snapshots(snapshots)).isEqualTo(before);

    List<String> rows = keys(DeltaReader.rows(trials), "study", "journal", "trial", "score");
    spark.sql("DELETE FROM delta.`%s` WHERE study = 'b'".formatted(trials));
    assertThat(DeltaReader.rows(trials)).hasSize(4 * TRIALS);
    assertWhole(
        export("b", "sinks = " + sinks("delta", "studies", "[trials]")).written(() -> spark));
    assertThat(keys(DeltaReader.rows(trials), "study", "journal", "trial", "score"))
        .isEqualTo(rows);
  }

  /** As after a loss of the journal's end, behind which other events came; in a half-made table. */
  @Test
  void rowsOfEventsThatTheJournalHasNoMore_giveWay() throws Exception {
    Files.createDirectories(folder.resolve("cut/trials/_delta_log"));
    String trials = folder.resolve("cut/trials").toString();
    String sinks =
        "sinks = [{ delta { path = \"%s\", tables = [trials] } }]".formatted(folder.resolve("cut"));
    assertThat(export("c", sinks).written(() -> spark)).noneMatch(sink -> sink.lack().isPresent());
    List<String> rows = keys(DeltaReader.rows(trials), "trial", "score", "journal_digest");
    spark.sql(
        "UPDATE delta.`%s` SET trial = trial + 10, journal_digest = 'another'".formatted(trials));
    assertThat(export("c", sinks).written(() -> spark)).noneMatch(sink -> sink.lack().isPresent());
    assertThat(keys(DeltaReader.rows(trials), "trial", "score", "journal_digest"))
        .hasSize(TRIALS)
        .isEqualTo(rows);
  }

  @Test
  void olderTables_takeRowsWithMoreColumns() throws IOException {
    String columns =
        "(study string, date date, journal string, journal_event bigint, trial bigint, score"
            + " double, remark string)";
    for (String table :
        List.of("delta.`" + folder.resolve("old/trials") + "` ", "lake.old.trials ")) {
      spark.sql(
          "CREATE TABLE "
              + table
              + columns
              + (table.startsWith("delta") ? " USING delta" : "")
              + " PARTITIONED BY (study, date)");
      spark.sql(
          "INSERT INTO " + table + "VALUES ('old', date '2020-01-01', 'j', 7, 0, 0.5, 'good')");
    }
    assertWhole(export("b", "sinks = " + sinks("old", "old", "[trials]")).written(() -> spark));
    for (List<Map<String, Object>> rows : rows("old", "old", "trials").values()) {
      assertThat(keys(rows, "study", "trial", "remark"))
          .containsExactly("[b, 0, null]", "[b, 1, null]", "[b, 2, null]", "[old, 0, good]");
      assertThat(rows)
          .filteredOn(row -> row.get("study").equals("b"))
          .allSatisfy(row -> assertThat(row).containsKeys("params", "metrics", "journal_digest"));
    }
  }

  @Test
  void aSinkThatFails_changesNothingElse() {
    StudyResult study = STUDIES.get("other");
    assertThat(study.ending()).isEqualTo(RunEnding.DONE);
    assertThat(study.sinkFailures())
        .singleElement()
        .asString()
        .startsWith("Delta tables in " + unwritable + ": rows are lacking: ");
    assertThat(STUDIES.get("b").sinkFailures()).isEmpty();
    assertThat(folder.resolve("runs/other/result.json"))
        .content()
        .contains("\"exit_code\" : 0", "\"sink\" : \"sinks.0.delta\"", "\"lack\" : null");
    assertThat(folder.resolve("runs/other/manifest.json"))
        .content()
        .contains("\"sinks\" : [ \"Delta tables in");
  }

  @Test
  void whatASinkNeeds_isRequiredBeforeTheFirstTrial() {
    assertThatExceptionOfType(BadInput.class)
        .isThrownBy(
            () ->
                Tuning.text("night.conf", "\nsinks = [{ iceberg { database = sea.studies } }]")
                    .goal("maximize accuracy")
                    .data("data-samples/tabular/penguins.csv", "species")
                    .set("study.output", folder.resolve("none").toString())
                    .run(spark))
        .withMessageStartingWith(
            "night.conf:2: sinks.0.iceberg: needs spark.sql.catalog.sea="
                + "org.apache.iceberg.spark.SparkCatalog; start Spark with --packages"
                + " org.apache.iceberg:iceberg-spark-runtime-3.5_2.12:");
    assertThat(folder.resolve("none")).doesNotExist();
  }

  @Test
  void exportsThatAreKilled_leaveEachRowOnce() throws Exception {
    int kills = Integer.getInteger("sparktune.kills", 1);
    Random random = new Random(18);
    List<String> trials =
        STUDIES.get("a").trials().select("study", "trial", "score", "rank").collectAsList().stream()
            .map(StudySinksIT::cells)
            .sorted()
            .toList();
    List<String> folds = folds("a");
    int killed = 0;
    for (int kill = 0; kill < kills; kill++) {
      String place = "killed" + kill;
      Path sinks =
          Files.writeString(
              folder.resolve(place + ".conf"), "sinks = " + sinks(place, place, "[trials, folds]"));
      Duration after = Duration.ofMillis(random.nextInt(LONGEST_MILLIS));
      Map<String, String> settings = new HashMap<>(settings());
      boolean isKilled =
          SteppedExports.kill(folder.resolve("runs/a"), sinks, BATCHES, settings, after);
      killed += isKilled ? 1 : 0;
      String left = place + " after " + after + ", then had " + left(place);
      System.out.println(left);
      assertWhole(export("a", Files.readString(sinks)).written(() -> spark));
      rows(place, place, "trials")
          .forEach(
              (format, rows) ->
                  assertThat(keys(rows, "study", "trial", "score", "rank"))
                      .as(format + " " + left)
                      .isEqualTo(trials));
      rows(place, place, "folds")
          .forEach(
              (format, rows) ->
                  assertThat(keys(rows, "study", "trial", "fold", "attempt", "score"))
                      .as(format + " " + left)
                      .isEqualTo(folds));
    }
    System.out.println(killed + " of " + kills + " were killed before their end");
  }

  private static List<String> folds(String study) {
    return STUDIES
        .get(study)
        .folds()
        .select("study", "trial", "fold", "attempt", "score")
        .collectAsList()
        .stream()
        .map(StudySinksIT::cells)
        .sorted()
        .toList();
  }

  /** The files that tell how far a process came. */
  private static List<String> left(String place) throws IOException {
    List<String> left = new ArrayList<>();
    for (String name : List.of(place, "iceberg/" + place)) {
      Path tables = folder.resolve(name);
      if (Files.exists(tables)) {
        try (Stream<Path> files = Files.walk(tables)) {
          long commits =
              files
                  .filter(file -> file.toString().matches(".*(\\d{20}|\\.metadata)\\.json"))
                  .count();
          left.add(name + ": " + commits + " commits");
        }
      }
    }
    return left;
  }
}
