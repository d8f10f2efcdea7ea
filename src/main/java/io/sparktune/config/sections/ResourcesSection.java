package io.sparktune.config.sections;

import io.sparktune.config.reader.Section;
import io.sparktune.config.reader.SettingType;
import io.sparktune.settings.Bounds;
import io.sparktune.spark.ResourceSettings;

/** Reads {@code resources}. */
public final class ResourcesSection {

  private static final double LARGEST_SHARE = 0.5;

  private ResourcesSection() {}

  public static ResourceSettings read(Section resources) {
    int cpus = resources.value("cpus", SettingType.integer(1, 1024));
    double gpus = resources.value("gpus", SettingType.real(Bounds.from(0, 1)));
    if (gpus > LARGEST_SHARE && gpus < 1) {
      resources.mismatch("gpus", "0, 1 or a share up to 0.5 that other folds use as well");
      gpus = 1;
    }
    return new ResourceSettings(cpus, gpus);
  }
}
