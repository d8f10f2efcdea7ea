package io.sparktune.config.sections;

import com.typesafe.config.ConfigValue;
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

  /** A network that people ask for. */
  private static final String ABSENT = "gru";

  private ModelSection() {}

  /** The settings of a network, read by the kind that the section names. */
  public static NetworkSettings read(Section model, Task task, Kinds kinds) {
    Map<String, NetworkKind<?>> byName = new LinkedHashMap<>();
    kinds.networks().forEach(kind -> byName.put(kind.name(), kind));
    if (model.peek("kind").map(ConfigValue::unwrapped).filter(ABSENT::equals).isPresent()) {
      model.problem("kind", "is gru, which Deeplearning4j has not; the nearest is lstm");
    }
    NetworkKind<?> kind = model.value("kind", SettingType.oneOf(byName).withoutRanges());
    return kind.read(new SectionSettings(model), task);
  }
}
