package io.sparktune.config.sections;

import io.sparktune.config.reader.Section;
import io.sparktune.config.reader.SectionSettings;
import io.sparktune.config.reader.SettingType;
import io.sparktune.model.NetworkKind;
import io.sparktune.model.NetworkSettings;
import io.sparktune.settings.Task;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads {@code model}. */
public final class ModelSection {

  private ModelSection() {}

  /** The settings of a network, read by the kind that the section names. */
  public static NetworkSettings read(Section model, Task task, Kinds kinds) {
    Map<String, NetworkKind<?>> byName = new LinkedHashMap<>();
    kinds.networks().forEach(kind -> byName.put(kind.name(), kind));
    NetworkKind<?> kind = model.value("kind", SettingType.oneOf(byName).withoutRanges());
    return kind.read(new SectionSettings(model), task);
  }
}
