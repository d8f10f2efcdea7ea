package io.sparktune.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sparktune.LogLines;
import io.sparktune.data.CsvDialect;
import io.sparktune.data.DataSource;
import io.sparktune.lake.Storage;
import io.sparktune.lake.journal.StudyLock;
import io.sparktune.run.input.BadInput;
import io.sparktune.study.outcomes.FinishedTrial;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.management.ObjectName;
import org.apache.hadoop.conf.Configuration;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Spark's pages, the metrics and the log show of a study. */
final class OperatorsViewIT {

  private static final String PENGUINS = "data-samples/tabular/penguins.csv";

  private static final Jobs JOBS = new Jobs();

  @TempDir private static Path folder;

  private static LogLines lines;
  private static SparkSession spark;
  private static StudyResult result;
  private static String penguins;
  private static String prometheus;
  private static Map<String, Object> jmx;

  /** The descriptions of all jobs, empty where there is none. */
  private static final class Jobs extends SparkListener {
    private final List<String> descriptions = new CopyOnWriteArrayList<>();

    @Override
    public void onJobStart(SparkListenerJobStart start) {
      descriptions.add(start.properties().getProperty("spark.job.description", ""));
    }
  }

  /** Looks at the sinks while the study runs. */
  private static final class Scrape implements TuningListener {
    @Override
    public void trialFinished(FinishedTrial trial) {
      if (prometheus == null) {
        prometheus = get(spark.sparkContext().uiWebUrl().get() + "/metrics/prometheus");
        jmx = beans();
      }
    }
  }

  private static String get(String address) {
    try {
      return HttpClient.newBuilder()
          .followRedirects(HttpClient.Redirect.ALWAYS)
          .build()
          .send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofString())
          .body();
    } catch (java.io.IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Map<String, Object> beans() {
    try {
      var server = ManagementFactory.getPlatformMBeanServer();
      Map<String, Object> values = new java.util.TreeMap<>();
      for (ObjectName bean : server.queryNames(new ObjectName("metrics:*"), null)) {
        Matcher ours =
            Pattern.compile(".*\\.driver\\.sparktune\\.(.*)").matcher(bean.getKeyProperty("name"));
        if (ours.matches()) {
          String attribute = "gauges".equals(bean.getKeyProperty("type")) ? "Value" : "Count";
          values.put(ours.group(1), server.getAttribute(bean, attribute));
        }
      }
      return values;
    } catch (javax.management.JMException e) {
      throw new IllegalStateException(e);
    }
  }

  @BeforeAll
  static void runAStudy() throws InterruptedException {
    lines = LogLines.keep();
    spark =
        SparkSession.builder()
            .master("local[2]")
            .config("spark.driver.host", "localhost")
            .config("spark.ui.port", 0)
            .config("spark.metrics.conf.*.sink.jmx.class", "org.apache.spark.metrics.sink.JmxSink")
            .config(
                "spark.metrics.conf.*.sink.prometheusServlet.class",
                "org.apache.spark.metrics.sink.PrometheusServlet")
            .config("spark.metrics.conf.*.sink.prometheusServlet.path", "/metrics/prometheus")
            .getOrCreate();
    spark.sparkContext().addSparkListener(JOBS);
    penguins = folder.resolve("penguins.parquet").toString(); // small CSV is read without Spark
    spark.read().option("header", true).csv(PENGUINS).write().parquet(penguins);
    JOBS.descriptions.clear();
    result = study("seen").listener(new Scrape()).run(spark);
  }

  @AfterAll
  static void stopSpark() {
    spark.stop();
    lines.close();
  }

  private static Tuning study(String name) {
    return Tuning.of(name)
        .data(penguins, "species")
        .goal("maximize accuracy")
        .set("study.output", folder.toString())
        .set("model.units", IntRange.of(4, 8))
        .set("training.epochs", 2)
        .set("validation.folds", 2)
        .set("search.sampler", "random")
        .set("search.trials", 3);
  }

  @Test
  void everyJobHasADescription() throws Exception {
    Path output = folder.resolve("predictions");
    new FilePrediction(
            result.folder() + "/models/best",
            new DataSource.Files(PENGUINS, DataSource.Format.AUTO, CsvDialect.STANDARD),
            output.toString())
        .write(spark);
    assertThat(result.trials().columns()).isNotEmpty();
    assertThat(study("seen").plan(spark)).isNotNull();
    assertThat(study("seen").profile(spark)).isNotNull();
    spark.sparkContext().listenerBus().waitUntilEmpty();

    assertThat(JOBS.descriptions)
        .doesNotContain("")
        .contains("seen: reads " + penguins)
        .anyMatch(
            text ->
                text.matches(
                    "seen: (trial \\d, folds? .*: .*model.units=|\\d folds of trials )\\d.*"))
        .anyMatch(text -> text.matches("seen: trains the winner, trial \\d, for \\d epochs?"))
        .contains("predicts " + PENGUINS + " into " + output)
        .contains(
            "seen: reads the columns of its table trials",
            "seen: reads rows to plan",
            "seen: reads rows to profile");
    assertThat(spark.sparkContext().getLocalProperty("spark.job.description")).isNull();
  }

  @Test
  void itsNumbersAreInTheSinksOfSpark_whileItRuns() {
    assertThat(prometheus)
        .containsPattern("(?m)^metrics_local_\\d+_driver_sparktune_best_score_Value\\S* 0\\.\\d+$")
        .containsPattern(
            "(?m)^metrics_local_\\d+_driver_sparktune_folds_perHour_Value\\S* [\\d.E]+$")
        .containsPattern("(?m)^metrics_local_\\d+_driver_sparktune_folds_scored_Count\\S* \\d$")
        .containsPattern("(?m)^metrics_local_\\d+_driver_sparktune_folds_failures_Count\\S* 0$")
        .containsPattern("(?m)^metrics_local_\\d+_driver_sparktune_slots_total_Value\\S* 2$");
    assertThat(jmx)
        .containsOnlyKeys(
            "trials.proposed",
            "trials.open",
            "trials.complete",
            "trials.pruned",
            "trials.failed",
            "folds.scored",
            "folds.failures",
            "folds.perHour",
            "epochs.trained",
            "slots.total",
            "slots.busy",
            "best.score",
            "best.trial")
        .containsEntry("trials.complete", 1)
        .containsEntry("trials.failed", 0)
        .containsEntry("slots.total", 2);
    assertThat(get(spark.sparkContext().uiWebUrl().get() + "/metrics/prometheus"))
        .as("after its end")
        .contains("_driver_")
        .doesNotContain("_driver_sparktune_");
  }

  @Test
  void itsLogHasALineForEachTrial_withFields() {
    List<LogEvent> study =
        lines.with("study", "seen").stream()
            .filter(line -> LogLines.field(line, "event") != null)
            .toList();
    List<String> events = new ArrayList<>();
    study.forEach(line -> events.add(LogLines.field(line, "event")));

    assertThat(events)
        .startsWith("study_opened")
        .containsSubsequence("trial_complete", "trial_complete", "trial_complete", "study_closed")
        .endsWith("winner_trained");
    assertThat(study).allMatch(line -> line.getLevel().equals(Level.INFO));
    LogEvent trial =
        study.stream()
            .filter(line -> "1".equals(LogLines.field(line, "trial")))
            .findFirst()
            .orElseThrow();
    assertThat(LogLines.text(trial))
        .matches(
            "seen: trial 1 is complete, accuracy 0\\.\\d{4} ± \\S+; 2 folds, 4 epochs, \\d+ s");
    assertThat(Double.parseDouble(LogLines.field(trial, "score"))).isBetween(0.1, 1.0);
  }

  @Test
  void aSecondDriverIsRefused_beforeItReadsAnything() throws Exception {
    Storage owned = Storage.at(folder.toString(), new Configuration()).in("owned");
    try (StudyLock lock = StudyLock.take(owned, Duration.ZERO).orElseThrow()) {
      assertThatExceptionOfType(BadInput.class)
          .isThrownBy(() -> study("owned").set("data.path", "no/such.csv").run(spark))
          .withMessageContaining("another process is running this study");
    }
    assertThatExceptionOfType(BadInput.class)
        .isThrownBy(() -> study("unread").set("data.path", "no/such.csv").run(spark))
        .withMessageContaining("no/such.csv");
    assertThat(folder.resolve("unread")).doesNotExist();
  }
}
