package io.sparktune.data.images.augment;

import io.sparktune.data.images.augment.ImageAugmentation.Chance;
import io.sparktune.data.images.augment.ImageAugmentation.RandAugment;
import io.sparktune.settings.Bounds;
import io.sparktune.settings.SettingsReader;
import java.util.List;

/** Reads {@code augment} for pictures. */
public final class ImageAugmentationReader {

  private static final int MOST_PADDING = 1024;
  private static final int MOST_OPERATIONS = 16;
  private static final Bounds SHARE = Bounds.from(0, 1);

  private ImageAugmentationReader() {}

  private enum Fill {
    BLACK,
    EDGE
  }

  public static ImageAugmentation read(SettingsReader augment) {
    return new ImageAugmentation(
        augment.inner("horizontal-flip", ImageAugmentationReader::probability),
        augment.inner("vertical-flip", ImageAugmentationReader::probability),
        chance(augment, "shift", "strength", SHARE),
        augment.inner(
            "crop",
            crop -> new Chance(probability(crop), crop.integer("padding", 0, MOST_PADDING))),
        chance(augment, "rotation", "degrees", Bounds.from(0, 180)),
        chance(augment, "scale", "strength", Bounds.fromBelow(0, 1)),
        chance(augment, "shear", "degrees", Bounds.from(0, 80)),
        chance(augment, "brightness", "strength", SHARE),
        chance(augment, "contrast", "strength", SHARE),
        chance(augment, "saturation", "strength", SHARE),
        chance(augment, "noise", "strength", SHARE),
        chance(augment, "cut-out", "size", SHARE),
        chance(augment, "mixup", "alpha", Bounds.from(0, 4)),
        augment.inner(
            "rand-augment",
            random ->
                new RandAugment(
                    random.integer("operations", 0, MOST_OPERATIONS),
                    random.real("magnitude", Bounds.from(0, RandAugment.GREATEST)))),
        augment.constant("fill", List.of(Fill.values())) == Fill.EDGE);
  }

  private static double probability(SettingsReader change) {
    return change.real("probability", SHARE);
  }

  private static Chance chance(SettingsReader augment, String key, String strength, Bounds bounds) {
    return augment.inner(
        key, change -> new Chance(probability(change), change.real(strength, bounds)));
  }
}
