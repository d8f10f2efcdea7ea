package io.sparktune.lake.sinks.delta;

import io.sparktune.lake.sinks.SinkKind;
import io.sparktune.lake.sinks.SinkSettings;
import io.sparktune.lake.sinks.shared.SharedTables;
import io.sparktune.settings.SettingsReader;
import java.util.List;

/** Delta Lake. */
public final class DeltaKind implements SinkKind {

  @Override
  public String name() {
    return "delta";
  }

  @Override
  public SinkSettings read(SettingsReader sink) {
    String path = sink.text("path", "the folder of the tables", text -> !text.isBlank());
    List<String> tables = SharedTables.read(sink);
    return new DeltaSettings(path, tables);
  }
}
