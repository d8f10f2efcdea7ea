package io.sparktune.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.sparktune.data.CsvDialect;
import io.sparktune.data.DataSource;
import io.sparktune.report.StudyProgress;
import io.sparktune.report.StudyReport;
import io.sparktune.run.input.BadInput;
import io.sparktune.spark.LocalSpark;
import io.sparktune.study.events.StopReason;
import io.sparktune.study.outcomes.FinishedTrial;
import io.sparktune.trial.Trial;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Studies on a session that was started without anything of Sparktune. */
final class TuningIT {

  private static final String PENGUINS = "data-samples/tabular/penguins.csv";

  @TempDir private static Path folder;

  private static SparkSession spark;

  @BeforeAll
  static void startSpark() {
    spark = LocalSpark.session().config("spark.sql.session.timeZone", "Asia/Tokyo").getOrCreate();
  }

  @AfterAll
  static void stopSpark() {
    assertThat(spark.range(10).count()).as("the session lives").isEqualTo(10);
    assertThat(spark.conf().get("spark.sql.session.timeZone")).isEqualTo("Asia/Tokyo");
    spark.stop();
  }

  private static Dataset<Row> penguins() {
    return spark.read().option("header", true).option("inferSchema", true).csv(PENGUINS);
  }

  private static Tuning small(Tuning study, String name) {
    return study
        .set("study.name", name)
        .set("study.output", folder.toString())
        .set("search.trials", 3)
        .set("training.epochs", 3)
        .set("validation.folds", 2);
  }

  private static Tuning built(String name) {
    return small(Tuning.of(name), name)
        .goal("maximize accuracy")
        .set("model.layers", IntRange.of(1, 2))
        .set("model.units", IntRange.of(8, 32).step(8))
        .set("model.dropout", RealRange.of(0, 0.5).step(0.1))
        .set("training.learning-rate", RealRange.of(1e-3, 1e-1).log())
        .set("training.updater", Choice.of("adam", Map.of("sgd", Map.of("momentum", 0.9))))
        .set("search.constraints", new String[] {"model.layers * model.units <= 48"})
        .set("search.sampler", "random");
  }

  private static List<String> rows(Dataset<Row> table) {
    return table
        .drop("study", "started_at", "finished_at", "fit_millis", "predict_millis", "score_millis")
        .drop("host", "executor", "attempt")
        .orderBy("trial")
        .collectAsList()
        .stream()
        .map(Row::toString)
        .toList();
  }

  @Test
  void aStudyInCode_onADataFrame_givesWhatTheSameStudyFileGivesOnTheFile() throws Exception {
    StudyResult frame = built("frame").data(penguins(), "species").run(spark);
    String text =
        """
        study.goal = "maximize accuracy"
        model { layers = { int = [1, 2] }, units = { int = [8, 32], step = 8 }
                dropout = { real = [0, 0.5], step = 0.1 } }
        training { learning-rate = { real = [1e-3, 1e-1], scale = log }
                   updater = { choice = [adam, { sgd { momentum = 0.9 } }] } }
        search { constraints = ["model.layers * model.units <= 48"], sampler = random }
        data { path = data-samples/tabular/penguins.csv, target = species }
        """;
    StudyResult hocon = small(Tuning.text("text", text), "text").run(spark);
    Path written = Files.writeString(folder.resolve("file.conf"), text);
    StudyResult file = small(Tuning.file(written.toString()), "file").run(spark);

    assertThat(rows(frame.trials())).hasSize(3).isEqualTo(rows(hocon.trials()));
    assertThat(rows(file.trials())).isEqualTo(rows(hocon.trials()));
    assertThat(frame.folds().count()).isEqualTo(6);
    assertThat(frame.winner().values()).isEqualTo(hocon.winner().values());
    assertThat(frame.winner().holdOutScore())
        .isBetween(0.1, 1.0)
        .isEqualTo(hocon.winner().holdOutScore());
    assertThat(frame.winner().interval().low()).isLessThan(frame.winner().score());
    assertThat(frame.winner().interval().high()).isGreaterThan(frame.winner().score());
    assertThat(frame.stopReason()).isEqualTo(StopReason.TRIALS_DONE);
    assertThat(Path.of(java.net.URI.create(frame.folder()).getPath()).resolve("best.conf"))
        .content()
        .startsWith("# Its rows are a DataFrame, which a program gives: ")
        .contains("source = dataframe");
  }

  @Test
  void classesWhoseNamesDifferInSignsOrCaseAlone_haveColumnsOfTheirOwn() throws Exception {
    List<String> rows = new ArrayList<>(List.of("u,cls"));
    for (int row = 0; row < 60; row++) {
      rows.add(
          row % 5 + row / 1000.0 + "," + List.of("a-b", "a b", "a_b", "A B", "кот").get(row % 5));
    }
    Path input = Files.write(folder.resolve("names.csv"), rows);
    StudyResult result =
        small(Tuning.of("names"), "names")
            .goal("maximize recall@a-b")
            .set("data.path", input.toString())
            .set("data.target", "cls")
            .set("validation.per-class", new String[] {"a b", "a_b", "A B"})
            .set("search.constraints", new String[] {"recall@кот >= 0", "f1@a b + f1@A B >= 0"})
            .set("search.trials", 1)
            .run(spark);

    assertThat(result.folds().columns())
        .contains("recall_at_a_b", "recall_at_a_b_2", "recall_at_a_b_3", "recall_at_a_b_4")
        .contains("recall_at_кот");
    assertThat(result.trials().columns()).contains("recall_at_кот", "f1_at_a_b", "f1_at_a_b_3");
    assertThat(result.trials().filter("feasible").count()).isEqualTo(1);
    Path predictions = folder.resolve("names-predicted");
    String model = result.folder() + "/models/best";
    new FilePrediction(
            model,
            new DataSource.Files(input.toString(), DataSource.Format.CSV, CsvDialect.STANDARD),
            predictions.toString())
        .write(spark);
    assertThat(spark.read().parquet(predictions.toString()).columns())
        .contains("probability_A B", "probability_a b_2", "probability_a-b", "probability_кот");
  }

  @Test
  void aFinishedStudy_isToldAgain_withTheSameWinner() throws Exception {
    Tuning study = built("again").data(penguins(), "species");
    StudyResult first = study.run(spark);
    Heard heard = new Heard();
    StudyResult again = study.listener(heard).run(spark);

    assertThat(again.report()).isEqualTo(first.report());
    assertThat(again.winner()).isEqualTo(first.winner());
    assertThat(heard.events).containsExactly("finished");
  }

  @Test
  void otherRows_areRefused() throws Exception {
    built("rows").data(penguins(), "species").run(spark);

    assertThatExceptionOfType(BadInput.class)
        .isThrownBy(() -> built("rows").data(penguins().limit(300), "species").run(spark))
        .withMessageContaining("rows: the data has changed since this study began");
  }

  @Test
  void bestConf_needsTheDataFrameAgain() throws Exception {
    StudyResult result = built("best").data(penguins(), "species").run(spark);
    Tuning best = Tuning.file(result.folder() + "/best.conf");

    assertThatExceptionOfType(BadInput.class)
        .isThrownBy(() -> best.run(spark))
        .withMessageContaining("data.source: the rows of this study are a DataFrame");
    StudyResult repeated = best.data(penguins(), "species").run(spark);
    assertThat(repeated.winner().score()).isEqualTo(result.winner().score());
    assertThat(repeated.winner().holdOut().of("accuracy"))
        .isEqualTo(result.winner().holdOut().of("accuracy"));
  }

  @Test
  void everyProblem_isToldAtOnce() {
    assertThatExceptionOfType(BadInput.class)
        .isThrownBy(
            () ->
                Tuning.of("bad")
                    .goal("maximize accuracy")
                    .data(penguins(), "species")
                    .set("model.dropout", 1.5)
                    .set("training.epochs", IntRange.of(9, 3))
                    .start(spark))
        .satisfies(error -> assertThat(error.problems()).hasSize(2))
        .withMessageContaining("model.dropout: got 1.5")
        .withMessageContaining("training.epochs");
    assertThatExceptionOfType(BadInput.class)
        .isThrownBy(() -> Tuning.of("bad").set("model.units", new Object()))
        .withMessageStartingWith("model.units: a java.lang.Object is not a setting");
    assertThatExceptionOfType(BadInput.class)
        .isThrownBy(() -> built("bad").data(penguins(), "specie").run(spark))
        .withMessageContaining("specie");
  }

  @Test
  void aListenerHearsEverything_andItsFaultsHarmNothing() throws Exception {
    Heard heard = new Heard();
    TuningListener faulty =
        new TuningListener() {
          @Override
          public void trialFinished(FinishedTrial trial) {
            throw new IllegalStateException("on purpose");
          }
        };
    StudyResult result =
        built("heard").data(penguins(), "species").listener(faulty).listener(heard).run(spark);

    assertThat(heard.events)
        .containsSubsequence("trial 0", "best", "searched", "finished")
        .containsOnlyOnce("trial 0", "trial 1", "trial 2", "over 0", "over 1", "over 2");
    assertThat(heard.folds).isEqualTo(6);
    assertThat(result.hasWinner()).isTrue();
  }

  @Test
  void aStudyThatIsStopped_isResumedToWhatItWouldHaveBeen() throws Exception {
    Tuning whole = strict("unbroken");
    StudyResult unbroken = whole.run(spark);

    RunningStudy running = StoppedStudy.afterATrial(strict("stopped"), spark);
    StudyResult stopped = running.await();
    assertThat(stopped.isStopped()).isTrue();
    assertThat(running.isRunning()).isFalse();
    assertThat(stopped.report().trials()).hasSizeBetween(1, 5);
    assertThatIllegalStateException()
        .isThrownBy(stopped::winner)
        .withMessage("the study stopped has no winner: it was stopped");

    StudyResult resumed = strict("stopped").run(spark);
    assertThat(rows(resumed.trials())).hasSize(6).isEqualTo(rows(unbroken.trials()));
    assertThat(resumed.winner().values()).isEqualTo(unbroken.winner().values());
    assertThat(resumed.winner().holdOut().of("accuracy"))
        .isEqualTo(unbroken.winner().holdOut().of("accuracy"));
  }

  private static Tuning strict(String name) {
    return built(name)
        .data(penguins(), "species")
        .set("study.strict", true)
        .set("study.window", 2)
        .set("search.trials", 6)
        .set("search.sampler", Map.of("tpe", Map.of("startup-trials", 2)))
        .set("pruning.pruner", "median");
  }

  @Test
  void aStudyThatIsStoppedBeforeItBegins_isResumable() throws Exception {
    RunningStudy running = built("early").data(penguins(), "species").start(spark);
    running.stop();
    assertThat(running.await().isStopped()).isTrue();

    assertThat(built("early").data(penguins(), "species").run(spark).hasWinner()).isTrue();
  }

  @Test
  void twoStudies_runSideBySide_besidesOtherJobs() throws Exception {
    RunningStudy one = built("one").data(penguins(), "species").start(spark);
    RunningStudy other = built("other").data(penguins(), "species").start(spark);
    for (int i = 0; i < 5; i++) {
      assertThat(spark.range(1000).repartition(3).count()).isEqualTo(1000);
    }

    assertThat(rows(one.await().trials())).isEqualTo(rows(other.await().trials())).hasSize(3);
  }

  @Test
  void cellsAreReadByValue_whateverTheSessionsTimeZone() throws Exception {
    Dataset<Row> frame =
        spark
            .range(60)
            .select(
                functions.col("id").cast("int").as("x"),
                functions.col("id").mod(2).equalTo(0).as("Truth"),
                functions.expr("timestamp_seconds(86400 * id + 0.5)").as("when"),
                functions.expr("if(id % 7 = 0, null, cast(id as decimal(9,3)))").as("amount"),
                functions.expr("cast(id as double) / 3").as("y"));
    StudyResult result =
        small(Tuning.of("kinds"), "kinds")
            .goal("minimize rmse")
            .data(frame, "y")
            .set("data.time", "when")
            .set("validation.scheme", "time-order")
            .set("search.sampler", "random")
            .set("model.units", IntRange.of(4, 8))
            .run(spark);
    assertThat(result.winner().score()).isPositive();
    assertThat(result.model().features()).containsExactly("x", "Truth", "amount");

    Dataset<Row> nested = frame.withColumn("list", functions.array(functions.col("x")));
    assertThatExceptionOfType(BadInput.class)
        .isThrownBy(() -> built("nested").data(nested, "y").goal("minimize rmse").run(spark))
        .withMessageContaining("the DataFrame: the column list is of the type array<int>");
  }

  private static final class Heard implements TuningListener {

    private final List<String> events = new ArrayList<>();
    private long folds;

    @Override
    public void trialStarted(Trial trial) {
      events.add("trial " + trial.number());
    }

    @Override
    public void trialFinished(FinishedTrial trial) {
      events.add("over " + trial.trial().number());
    }

    @Override
    public void bestImproved(FinishedTrial best) {
      events.add("best");
    }

    @Override
    public void progressed(StudyProgress progress) {
      folds = progress.foldsDone();
    }

    @Override
    public void searchFinished(StudyReport report) {
      events.add("searched");
    }

    @Override
    public void studyFinished(StudyResult result) {
      events.add("finished");
    }
  }
}
