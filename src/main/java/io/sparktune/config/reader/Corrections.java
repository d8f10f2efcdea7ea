package io.sparktune.config.reader;

import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigOriginFactory;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import io.sparktune.config.text.SourceLocation;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * Values that a study gives to keys that its file does not have, and defaults it has no use for.
 */
public final class Corrections {

  private final Map<String, Object> settled = new LinkedHashMap<>();
  private final Set<String> omitted = new LinkedHashSet<>();

  void settle(String path, Object value) {
    settled.put(path, value);
  }

  void omit(String path) {
    omitted.add(path);
  }

  /** A configuration after these. */
  public ConfigObject in(ConfigObject root) {
    ConfigObject corrected = root;
    for (String path : omitted) {
      corrected = corrected.toConfig().withoutPath(path).root();
    }
    for (Map.Entry<String, Object> entry : settled.entrySet()) {
      corrected = with(corrected, entry.getKey(), entry.getValue());
    }
    return corrected;
  }

  /** A configuration with one value that the user did not write. */
  public static ConfigObject with(ConfigObject root, String path, Object value) {
    return root.toConfig().withValue(path, asDefault(value)).root();
  }

  static ConfigValue asDefault(Object value) {
    return ConfigValueFactory.fromAnyRef(value)
        .withOrigin(ConfigOriginFactory.newSimple(SourceLocation.DEFAULTS));
  }
}
