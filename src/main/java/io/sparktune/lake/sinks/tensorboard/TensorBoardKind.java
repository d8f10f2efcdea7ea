package io.sparktune.lake.sinks.tensorboard;

import io.sparktune.lake.sinks.SinkKind;
import io.sparktune.lake.sinks.SinkSettings;
import io.sparktune.settings.SettingsReader;
import java.time.Duration;

/** TensorBoard. */
public final class TensorBoardKind implements SinkKind {

  @Override
  public String name() {
    return "tensorboard";
  }

  @Override
  public Duration every() {
    return Duration.ofSeconds(30);
  }

  @Override
  public SinkSettings read(SettingsReader sink) {
    sink.byDefault("folder", "none");
    String folder = sink.text("folder", "a folder", text -> !text.isBlank());
    return new TensorBoardSettings(folder.equals("none") ? "" : folder);
  }
}
