package io.sparktune.data.images;

import io.sparktune.data.Imbalance;
import io.sparktune.data.images.ImagePreparation.Scaling;
import io.sparktune.data.images.pixels.Interpolation;
import io.sparktune.settings.SettingsReader;
import io.sparktune.settings.Task;
import java.util.List;

/** Reads {@code prepare} for pictures. */
final class ImagePreparationReader {

  /** More rows or columns than any network here reads. */
  static final int MOST_SIDE = 4096;

  private ImagePreparationReader() {}

  static ImagePreparation read(SettingsReader prepare, Task task) {
    return new ImagePreparation(
        prepare.constant("scale", List.of(Scaling.values())),
        prepare.integer("height", 0, MOST_SIDE),
        prepare.integer("width", 0, MOST_SIDE),
        prepare.constant("resize", List.of(Interpolation.values())),
        prepare.truth("grey"),
        prepare.truth("flatten"),
        prepare.constant("target-scale", List.of(TargetScale.values())) == TargetScale.STANDARD,
        prepare.constant(
            "imbalance",
            task == Task.CLASSIFICATION ? List.of(Imbalance.values()) : List.of(Imbalance.NONE)));
  }

  private enum TargetScale {
    NONE,
    STANDARD
  }
}
