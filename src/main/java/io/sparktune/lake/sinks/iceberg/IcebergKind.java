package io.sparktune.lake.sinks.iceberg;

import io.sparktune.lake.sinks.SinkKind;
import io.sparktune.lake.sinks.SinkSettings;
import io.sparktune.lake.sinks.shared.SharedTables;
import io.sparktune.settings.SettingsReader;
import java.util.List;

/** Apache Iceberg. */
public final class IcebergKind implements SinkKind {

  private static final String NAME = "[\\p{L}_][\\p{L}\\p{N}_-]*";

  @Override
  public String name() {
    return "iceberg";
  }

  @Override
  public SinkSettings read(SettingsReader sink) {
    String database =
        sink.text(
            "database",
            "the database of the tables with its catalog, such as lake.studies",
            text -> text.matches(NAME + "(\\." + NAME + ")+"));
    List<String> tables = SharedTables.read(sink);
    return new IcebergSettings(database, tables);
  }
}
