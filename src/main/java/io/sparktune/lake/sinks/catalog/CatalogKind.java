package io.sparktune.lake.sinks.catalog;

import io.sparktune.lake.sinks.SinkKind;
import io.sparktune.lake.sinks.SinkSettings;
import io.sparktune.lake.sinks.shared.SharedTables;
import io.sparktune.settings.SettingsReader;

/** Tables of the session's catalog, whose files are those in the study's folder. */
public final class CatalogKind implements SinkKind {

  private static final String NAME = "(?:[A-Za-z0-9_-]+\\.)?[A-Za-z0-9_-]+";

  @Override
  public String name() {
    return "table";
  }

  @Override
  public SinkSettings read(SettingsReader sink) {
    String name =
        sink.text(
            "name",
            "the name of the table of trials, such as lake.digits_trials",
            text -> text.matches(NAME));
    return new CatalogSettings(name.isEmpty() ? "none" : name, SharedTables.read(sink));
  }
}
