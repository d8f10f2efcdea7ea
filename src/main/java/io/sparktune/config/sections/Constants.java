package io.sparktune.config.sections;

import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import io.sparktune.config.reader.KeyPath;
import io.sparktune.config.reader.Ranges;
import io.sparktune.config.reader.ReadContext;
import io.sparktune.config.reader.Section;
import io.sparktune.config.reader.Substitution;
import java.util.LinkedHashMap;
import java.util.Map;

/** The fixed values of the sections that can vary, for constraints that name them. */
public final class Constants {

  private final ReadContext reading;
  private final Map<String, Object> byName = new LinkedHashMap<>();

  private Constants(ReadContext reading) {
    this.reading = reading;
  }

  /** A number, a truth value or a text for each path that has one and is not a range. */
  public static Map<String, Object> of(Section root) {
    Constants constants = new Constants(root.reading());
    Substitution.VARYING.stream()
        .filter(root::contains)
        .forEach(section -> root.peek(section).ifPresent(value -> constants.add(section, value)));
    return constants.byName;
  }

  private void add(String path, ConfigValue value) {
    if (Ranges.isRange(value)) {
      return;
    }
    switch (value.valueType()) {
      case NUMBER -> byName.put(path, ((Number) value.unwrapped()).doubleValue());
      case BOOLEAN, STRING -> byName.put(path, value.unwrapped());
      case OBJECT -> {
        ConfigObject object = (ConfigObject) value;
        if (reading.alternatives().containsKey(path) && object.size() == 1) {
          byName.put(path, object.keySet().iterator().next());
        }
        object.forEach((key, inner) -> add(KeyPath.join(path, key), inner));
      }
      default -> {}
    }
  }
}
