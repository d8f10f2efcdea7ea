package io.sparktune.config.sections;

import io.sparktune.config.reader.Section;
import io.sparktune.config.reader.SettingType;
import io.sparktune.settings.Bounds;
import io.sparktune.spark.ResourceSettings;
import io.sparktune.training.nd4j.natives.NativesChoice;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Reads {@code resources}. */
public final class ResourcesSection {

  private static final double LARGEST_SHARE = 0.5;

  private static final Map<String, NativesChoice> NATIVES =
      NativesChoice.all().stream()
          .collect(
              Collectors.toMap(
                  NativesChoice::toString, choice -> choice, (a, b) -> a, LinkedHashMap::new));

  private ResourcesSection() {}

  public static ResourceSettings read(Section resources) {
    int cpus = resources.value("cpus", SettingType.integer(1, 1024));
    double gpus = resources.value("gpus", SettingType.real(Bounds.from(0, 1)));
    if (gpus > LARGEST_SHARE && gpus < 1) {
      resources.mismatch("gpus", "0, 1 or a share up to 0.5 that other folds use as well");
      gpus = 1;
    }
    return new ResourceSettings(
        cpus,
        gpus,
        resources.value("natives", SettingType.oneOf(NATIVES)),
        resources.value("other-natives", SettingType.truth()));
  }
}
