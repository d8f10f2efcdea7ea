package io.sparktune.data.table.text;

import io.sparktune.settings.SettingsReader;
import io.sparktune.settings.Task;
import java.util.List;

/** Reads the classes whose rows are taken. */
public final class ClassesReader {

  private static final String KEY = "classes";

  private ClassesReader() {}

  /** Those that are named; empty for all. */
  public static List<String> read(SettingsReader data, Task task) {
    List<String> classes = data.texts(KEY);
    if (task != Task.CLASSIFICATION && !classes.isEmpty()) {
      data.problem(KEY, "is for classes, but the goal asks for a " + task.noun());
      return List.of();
    }
    return classes;
  }
}
