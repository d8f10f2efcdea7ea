package io.sparktune.config.reader;

import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The entries of an object. */
public final class Entries {

  private Entries() {}

  /** The value at a key that an object has. */
  public static ConfigValue value(ConfigObject object, String key) {
    return Objects.requireNonNull(object.get(key), key);
  }

  /** The value at a path, whose parts are places where there is a list. */
  public static ConfigValue at(ConfigObject root, String path) {
    ConfigValue value = root;
    for (String part : path.split("\\.", -1)) {
      if (value instanceof ConfigList list) {
        value = list.get(Integer.parseInt(part));
      } else if (value instanceof ConfigObject object && object.get(part) != null) {
        value = value(object, part);
      }
    }
    return value;
  }

  /** All entries in the order of their keys. */
  public static List<Map.Entry<String, ConfigValue>> sorted(ConfigObject object) {
    return object.entrySet().stream().sorted(Map.Entry.comparingByKey()).toList();
  }
}
