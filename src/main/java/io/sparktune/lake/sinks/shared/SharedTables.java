package io.sparktune.lake.sinks.shared;

import io.sparktune.settings.SettingsReader;
import java.util.ArrayList;
import java.util.List;

/** Reads {@code tables}: which tables of a study a sink has. */
public final class SharedTables {

  private static final String KEY = "tables";

  private static final List<String> ALL =
      List.of("trials", "folds", "epochs", "decisions", "fronts");

  /** Epochs and decisions are many, and seldom asked for. */
  private static final List<String> BY_DEFAULT = List.of("trials", "folds");

  private SharedTables() {}

  /** The names of the tables. */
  public static List<String> read(SettingsReader sink) {
    List<String> tables = sink.texts(KEY, BY_DEFAULT);
    List<String> unknown = new ArrayList<>(tables);
    unknown.removeAll(ALL);
    if (!unknown.isEmpty() || tables.isEmpty()) {
      sink.mismatch(KEY, "some of " + String.join(", ", ALL));
      return BY_DEFAULT;
    }
    return tables;
  }
}
