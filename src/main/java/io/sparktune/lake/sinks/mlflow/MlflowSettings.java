package io.sparktune.lake.sinks.mlflow;

import io.sparktune.lake.sinks.SinkSettings;
import io.sparktune.lake.sinks.SinkStudy;
import io.sparktune.lake.sinks.StudySink;
import io.sparktune.lake.sinks.trackers.TrackerSink;
import io.sparktune.storage.StorageFailure;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.spark.sql.SparkSession;

/**
 * The settings of a sink in MLflow.
 *
 * @param experiment name of the experiment that the runs are in; empty for that of the study
 * @param register name of the registered model that the winner becomes a version of; empty for none
 */
public record MlflowSettings(MlflowAddress address, String experiment, String register)
    implements SinkSettings {

  String experimentOr(String study) {
    return experiment.isEmpty() ? study : experiment;
  }

  @Override
  public String place() {
    return "MLflow runs at " + address + (experiment.isEmpty() ? "" : ", experiment " + experiment);
  }

  /** It needs nothing; whether its server can be reached shows later. */
  @Override
  public Optional<String> lack(Supplier<SparkSession> spark) {
    return Optional.empty();
  }

  @Override
  public boolean takesFiles() {
    return true;
  }

  @Override
  public StudySink open(SinkStudy study) {
    MlflowTracker tracker =
        StorageFailure.in("reach", this, () -> new MlflowTracker(this, study.tables(), study.id()));
    return new TrackerSink(study, tracker);
  }

  @Override
  public String toString() {
    return "MLflow at " + address;
  }
}
