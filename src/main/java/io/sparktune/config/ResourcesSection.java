package io.sparktune.config;

import io.sparktune.spark.ResourceSettings;

/** Reads {@code resources}. */
final class ResourcesSection {

  private static final double LARGEST_SHARE = 0.5;

  private ResourcesSection() {}

  static ResourceSettings read(Section resources) {
    int cpus = resources.value("cpus", Kind.integer(1, 1024));
    double gpus = resources.value("gpus", Kind.real(Bounds.from(0, 1)));
    if (gpus > LARGEST_SHARE && gpus < 1) {
      resources.mismatch("gpus", "0, 1 or a share up to 0.5 that other folds use as well");
      gpus = 1;
    }
    return new ResourceSettings(cpus, gpus);
  }
}
