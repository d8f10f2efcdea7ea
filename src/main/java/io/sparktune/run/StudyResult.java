package io.sparktune.run;

import io.sparktune.lake.sinks.SinkOutcome;
import io.sparktune.report.StudyReport;
import io.sparktune.report.WinnerReport;
import io.sparktune.run.results.RunEnding;
import io.sparktune.spark.JobDescription;
import io.sparktune.spark.SparkDriver;
import io.sparktune.study.events.StopReason;
import io.sparktune.trial.NamedScore;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/** A study that has ended, or was stopped. */
public final class StudyResult {

  private final StudyReport report;
  private final String folder;
  private final @Nullable String tableFailure;
  private final List<SinkOutcome> sinks;
  private final @Nullable String checkpointFailure;
  private final SparkDriver spark;

  /**
   * @param folder with the scheme of its file system
   * @param tableFailure why tables lack rows, null where they have all
   * @param sinks what became of each, in their order
   * @param checkpointFailure why checkpoints are lacking, null where none are
   */
  StudyResult(
      StudyReport report,
      String folder,
      @Nullable String tableFailure,
      List<SinkOutcome> sinks,
      @Nullable String checkpointFailure,
      SparkDriver spark) {
    this.report = report;
    this.folder = folder;
    this.tableFailure = tableFailure;
    this.sinks = List.copyOf(sinks);
    this.checkpointFailure = checkpointFailure;
    this.spark = spark;
  }

  /** The study in words. */
  public StudyReport report() {
    return report;
  }

  /** Why the study ended. */
  public StopReason stopReason() {
    return report.reason();
  }

  /** Whether it was stopped early: the same call resumes it. */
  public boolean isStopped() {
    return report.reason() == StopReason.STOPPED;
  }

  public boolean hasWinner() {
    return report.winner() != null;
  }

  /**
   * The trial to be used.
   *
   * @throws IllegalStateException if the study was stopped, or no trial is complete and feasible
   */
  public WinnerReport winner() {
    WinnerReport winner = report.winner();
    if (winner == null) {
      throw new IllegalStateException(
          "the study "
              + report.study()
              + " has no winner: "
              + (isStopped() ? "it was stopped" : "no trial is complete and feasible"));
    }
    return winner;
  }

  /**
   * The winner, trained on all rows but the held-out ones, or on all as {@code final} says.
   *
   * @throws IllegalStateException if there is no {@link #winner}, or the study has an objective
   */
  public TunedModel model() {
    if (winner().goals().first().metric() instanceof NamedScore) {
      throw new IllegalStateException(
          "the study " + report.study() + " has an objective, no model");
    }
    return TunedModel.of(folder + "/models/best", spark.session());
  }

  /**
   * Why tables lack rows that could not be written; empty where they have all. The journal has
   * them: once the cause is removed, the same call writes them.
   */
  public Optional<String> tableFailure() {
    return Optional.ofNullable(tableFailure);
  }

  /**
   * Which sinks lack rows, and why; empty where they have all. It never changes the outcome: {@code
   * export} writes them.
   */
  public List<String> sinkFailures() {
    return sinks.stream()
        .flatMap(
            sink -> sink.lack().stream().map(lack -> sink.place() + ": rows are lacking: " + lack))
        .toList();
  }

  List<SinkOutcome> sinks() {
    return sinks;
  }

  /**
   * How many checkpoints could not be written and why; empty where all could. The results are the
   * same without: folds that had none to resume from were trained from the beginning.
   */
  public Optional<String> checkpointFailure() {
    return Optional.ofNullable(checkpointFailure);
  }

  /** How the run ended. */
  public RunEnding ending() {
    if (isStopped()) {
      return RunEnding.STOPPED;
    }
    if (tableFailure != null) {
      return RunEnding.LACKING_ROWS;
    }
    return hasWinner() ? RunEnding.DONE : RunEnding.NO_WINNER;
  }

  /** Why it ended so, in words. */
  public String endingInWords() {
    return switch (ending()) {
      case LACKING_ROWS -> "the tables lack rows: " + tableFailure;
      case NO_WINNER -> report.reason().text() + "; no trial is complete and feasible";
      default -> report.reason().text();
    };
  }

  /** A row for each trial; docs/tables.md says what the columns mean. */
  public Dataset<Row> trials() {
    return table("trials");
  }

  /** A row for each fold. */
  public Dataset<Row> folds() {
    return table("folds");
  }

  /** A row for each epoch of each fold. */
  public Dataset<Row> epochs() {
    return table("epochs");
  }

  private Dataset<Row> table(String name) {
    try (JobDescription reading =
        spark.describe(report.study() + ": reads the columns of its table " + name)) {
      return spark.session().read().parquet(folder + "/tables/" + name);
    }
  }

  /** Where the study is kept, with the scheme of its file system. */
  public String folder() {
    return folder;
  }
}
