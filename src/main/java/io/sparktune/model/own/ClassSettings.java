package io.sparktune.model.own;

import io.sparktune.model.NetworkKind;
import io.sparktune.model.NetworkSettings;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A network that a class of the user makes of values.
 *
 * @param className of a {@code Function} of values by name
 * @param layerClasses of the user's jars that it may have
 * @param names of the values
 * @param values numbers, truth values and texts, in the same order
 */
public record ClassSettings(
    String className, List<String> layerClasses, List<String> names, List<Serializable> values)
    implements NetworkSettings {

  public ClassSettings {
    layerClasses = List.copyOf(layerClasses);
    names = List.copyOf(names);
    values = List.copyOf(values);
    if (names.size() != values.size()) {
      throw new IllegalArgumentException(names + " have the values " + values);
    }
  }

  /** The values by name. */
  Map<String, Object> byName() {
    Map<String, Object> byName = new LinkedHashMap<>();
    for (int place = 0; place < names.size(); place++) {
      byName.put(names.get(place), values.get(place));
    }
    return byName;
  }

  @Override
  public NetworkKind<ClassSettings> kind() {
    return new ClassKind();
  }
}
