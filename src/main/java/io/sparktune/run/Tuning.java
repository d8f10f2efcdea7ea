package io.sparktune.run;

import io.sparktune.config.StudyFile;
import io.sparktune.config.text.Permission;
import io.sparktune.data.DataFiles;
import io.sparktune.report.StudyPlan;
import io.sparktune.report.TableReport;
import io.sparktune.run.forecast.ForecastSettings;
import io.sparktune.run.forecast.StudyForecast;
import io.sparktune.run.input.BadInput;
import io.sparktune.run.input.InputReports;
import io.sparktune.run.input.StudyKinds;
import io.sparktune.run.input.StudyText;
import io.sparktune.spark.JobDescription;
import io.sparktune.spark.SparkDriver;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;

/**
 * A study to be run: its settings, and what a study file cannot hold. An immutable value; each
 * method that changes something returns another one. Keys are those of a study file.
 *
 * <pre>{@code
 * StudyResult result =
 *     Tuning.of("digits")
 *         .data(rows, "digit")
 *         .goal("maximize accuracy")
 *         .set("model.units", IntRange.of(32, 512).step(32))
 *         .run(spark);
 * }</pre>
 */
public final class Tuning {

  private final String name;
  private final String text;
  private final List<String> settings;
  private final Set<Permission> permissions;
  private final @Nullable Dataset<Row> rows;
  private final List<TuningListener> listeners;
  private @Nullable StudyFile checked;

  private Tuning(
      String name,
      String text,
      List<String> settings,
      Set<Permission> permissions,
      @Nullable Dataset<Row> rows,
      List<TuningListener> listeners) {
    this.name = name;
    this.text = text;
    this.settings = List.copyOf(settings);
    this.permissions = Set.copyOf(permissions);
    this.rows = rows;
    this.listeners = List.copyOf(listeners);
  }

  /** A study that has nothing but its name and the defaults yet. */
  public static Tuning of(String name) {
    return text(name, "").set("study.name", name);
  }

  /**
   * The study of a file on any Hadoop file system.
   *
   * @throws BadInput if it cannot be read
   */
  public static Tuning file(String path) {
    return text(path, StudyText.of(path));
  }

  /**
   * A study in HOCON.
   *
   * @param name in place of a file's, for messages and as the study's default name
   */
  public static Tuning text(String name, String hocon) {
    return new Tuning(name, hocon, List.of(), Set.of(), null, List.of());
  }

  /** What is looked for, such as {@code maximize accuracy}; the first of several goals leads. */
  public Tuning goal(String... goals) {
    return set("study.goal", goals.length == 1 ? goals[0] : List.of(goals));
  }

  /**
   * The rows are those of a DataFrame, in its order: a study is only resumed with the same rows in
   * the same order, so that a DataFrame without one should be sorted first. It is run once.
   *
   * @param target the column to be predicted
   */
  public Tuning data(Dataset<Row> frame, String target) {
    Tuning named = set("data.source", "dataframe").set("data.target", target);
    return new Tuning(name, text, named.settings, permissions, frame, listeners);
  }

  /**
   * The rows are those of a file or folder on any Hadoop file system.
   *
   * @param target the column to be predicted
   */
  public Tuning data(String path, String target) {
    return set("data.path", path).set("data.target", target);
  }

  /**
   * A setting in place of any other of this key.
   *
   * @param key such as {@code training.learning-rate}
   * @param value a text, a number, a truth value, a {@link SearchRange}, or a list or map of these
   * @throws BadInput if it is none of these
   */
  public Tuning set(String key, Object value) {
    return override(SettingText.of(key, value));
  }

  /** Settings as on a command line, such as {@code training.epochs=5}. */
  public Tuning override(String... more) {
    List<String> all = new ArrayList<>(settings);
    all.addAll(List.of(more));
    return new Tuning(name, text, all, permissions, rows, listeners);
  }

  /** Lets the study file include files beside it. */
  public Tuning allowIncludes() {
    return allow(Permission.INCLUDES);
  }

  /** Lets the study file use environment variables. */
  public Tuning allowEnvironment() {
    return allow(Permission.ENVIRONMENT);
  }

  private Tuning allow(Permission permission) {
    Set<Permission> more = new TreeSet<>(permissions);
    more.add(permission);
    return new Tuning(name, text, settings, more, rows, listeners);
  }

  /** One more who hears how the study goes. */
  public Tuning listener(TuningListener listener) {
    List<TuningListener> all = new ArrayList<>(listeners);
    all.add(listener);
    return new Tuning(name, text, settings, permissions, rows, all);
  }

  /**
   * Starts the study, or resumes it if its folder has a part of it. The session is used as it is
   * and lives on.
   *
   * @throws BadInput if the settings are not those of a study, or the session cannot be used
   */
  public RunningStudy start(SparkSession session) {
    StudyFile file = read();
    SparkDriver spark = driver(session);
    StopRequest stop = new StopRequest();
    Listeners all = new Listeners(listeners);
    return RunningStudy.start(
        file.study().name(),
        () -> Problems.of(() -> new StudyRun(file, spark, files(spark), all, stop).run()),
        stop);
  }

  /**
   * Runs the study to its end, or resumes it, and waits.
   *
   * @throws BadInput if the study cannot be run as it is asked for
   */
  public StudyResult run(SparkSession session) throws InterruptedException {
    return start(session).await();
  }

  /**
   * What the study would do, without Spark, so that rows of files are not read, and without doing
   * any of it.
   *
   * @throws BadInput if the settings are not those of a study
   */
  public StudyPlan plan() {
    return Problems.in(() -> PlannedStudy.of(read(), Optional.empty()));
  }

  /**
   * What the study would do with its rows, which are read, without doing any of it.
   *
   * @throws BadInput if the settings are not those of a study, or its rows cannot be used
   */
  public StudyPlan plan(SparkSession session) {
    StudyFile file = read();
    SparkDriver spark = driver(session);
    try (JobDescription reading = spark.describe(file.study().name() + ": reads rows to plan")) {
      return Problems.in(() -> PlannedStudy.of(file, Optional.of(files(spark))));
    }
  }

  /**
   * The same with the Spark of this process, which is started only where the rows need it.
   *
   * @throws BadInput if the settings are not those of a study, or its rows cannot be used
   */
  public StudyPlan plan(SubmittedSession spark) {
    StudyFile file = read();
    DataFiles files = spark.files(file.study().name() + ": reads rows to plan");
    return Problems.in(() -> PlannedStudy.of(file, Optional.of(files)));
  }

  /**
   * The columns of the study's table, whether or not its goal suits them.
   *
   * @throws BadInput if there is no table, or it cannot be read
   */
  public TableReport profile(SparkSession session) {
    StudyFile file = read();
    SparkDriver spark = driver(session);
    try (JobDescription reading = spark.describe(file.study().name() + ": reads rows to profile")) {
      return Problems.in(() -> InputReports.ofTable(file, files(spark)));
    }
  }

  /**
   * The same with the Spark of this process, which is started only where the table needs it.
   *
   * @throws BadInput if there is no table, or it cannot be read
   */
  public TableReport profile(SubmittedSession spark) {
    StudyFile file = read();
    DataFiles files = spark.files(file.study().name() + ": reads rows to profile");
    return Problems.in(() -> InputReports.ofTable(file, files));
  }

  /**
   * The study in virtual time; slowdown is measured here, where that is asked for.
   *
   * @throws BadInput if the study cannot be forecast so
   */
  public StudyForecast forecast(ForecastSettings cluster) {
    return Problems.in(() -> new StudyForecast(read(), cluster));
  }

  private DataFiles files(SparkDriver spark) {
    return rows == null ? spark.files() : spark.files(rows);
  }

  private static SparkDriver driver(SparkSession session) {
    try {
      return SparkDriver.of(session);
    } catch (IllegalArgumentException e) {
      throw new BadInput(String.valueOf(e.getMessage()));
    }
  }

  /** The checked settings. */
  synchronized StudyFile read() {
    if (checked == null) {
      checked =
          Problems.in(
              () ->
                  StudyFile.read(
                      name, text, settings, permissions, StudyText::ofOther, StudyKinds.all()));
    }
    return checked;
  }
}
