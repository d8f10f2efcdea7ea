package io.sparktune.run.monitoring;

import io.sparktune.report.StudyReport;
import io.sparktune.report.WinnerReport;
import io.sparktune.spark.MetricsSource;
import io.sparktune.spark.SparkDriver;
import io.sparktune.study.loop.StudyObserver;
import io.sparktune.study.state.StudyState;
import java.util.List;

/** The log and the metrics of a study in progress. */
public final class Monitoring implements AutoCloseable {

  private final StudyLog log;
  private final StudyMetrics metrics;
  private final MetricsSource.Published published;

  private Monitoring(StudyLog log, StudyMetrics metrics, MetricsSource.Published published) {
    this.log = log;
    this.metrics = metrics;
    this.published = published;
  }

  /**
   * Begins to monitor a study.
   *
   * @param before what earlier drivers did
   */
  public static Monitoring begin(String study, StudyState before, SparkDriver spark) {
    StudyMetrics metrics = new StudyMetrics(before);
    return new Monitoring(
        new StudyLog(study, before), metrics, spark.metrics().publish(study, metrics.byName()));
  }

  /** Who has to see the events of the study. */
  public List<StudyObserver> observers() {
    return List.of(log, metrics);
  }

  /** The winner, if there is one, is trained and kept. */
  public void ended(StudyReport report) {
    WinnerReport winner = report.winner();
    if (winner != null) {
      log.trained(winner);
    }
  }

  @Override
  public void close() {
    published.close();
  }
}
