package io.sparktune.lake.sinks.tensorboard;

import io.sparktune.lake.Storage;
import io.sparktune.lake.sinks.SinkSettings;
import io.sparktune.lake.sinks.SinkStudy;
import io.sparktune.lake.sinks.StudySink;
import io.sparktune.lake.sinks.trackers.TrackerSink;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.spark.sql.SparkSession;

/**
 * The settings of event files for TensorBoard.
 *
 * @param folder in which each study has its own; empty for one in the study's folder
 */
public record TensorBoardSettings(String folder) implements SinkSettings {

  private static final String IN_RUN = "tensorboard";

  @Override
  public String place() {
    return "event files in " + (folder.isEmpty() ? "the study's folder " + IN_RUN : folder);
  }

  @Override
  public Optional<String> lack(Supplier<SparkSession> spark) {
    return Optional.empty();
  }

  @Override
  public StudySink open(SinkStudy study) {
    Storage run = study.folder();
    Storage place =
        folder.isEmpty()
            ? run.in(IN_RUN)
            : Storage.at(folder, run.fileSystem().getConf()).in(study.name());
    return new TrackerSink(study, new TensorBoardTracker(place, study.id(), study.tables()));
  }
}
