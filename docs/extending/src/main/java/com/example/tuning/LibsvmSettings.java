package com.example.tuning;

import io.sparktune.data.KindSettings;
import io.sparktune.settings.Task;

/**
 * The keys of {@code data} for LIBSVM files.
 *
 * @param features the number of features; 0 for the highest index in the files
 */
public record LibsvmSettings(String path, int features, Task task) implements KindSettings {

  @Override
  public String place() {
    return path;
  }
}
