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
  private final Map<String, Embedded> embedded = new LinkedHashMap<>();
  private final Set<String> files = new LinkedHashSet<>();

  /** A file that became part of a study's text. */
  private record Embedded(String name, String content) {}

  void settle(String path, Object value) {
    settled.put(path, value);
  }

  void omit(String path) {
    omitted.add(path);
  }

  void nameFile(String path) {
    files.add(path);
  }

  /** The paths of the keys that name files which stay outside of the study's text. */
  public Set<String> files() {
    return Set.copyOf(files);
  }

  void embed(String path, String name, String content) {
    embedded.put(path, new Embedded(name, content));
  }

  /** A configuration with files in place of their names. */
  public ConfigObject embeddedIn(ConfigObject root) {
    ConfigObject whole = root;
    for (Map.Entry<String, Embedded> entry : embedded.entrySet()) {
      whole = with(whole, entry.getKey(), entry.getValue().content());
    }
    return whole;
  }

  /** The same configuration with the names of files again, for people. */
  public ConfigObject namedIn(ConfigObject whole) {
    ConfigObject named = whole;
    for (Map.Entry<String, Embedded> entry : embedded.entrySet()) {
      named = with(named, entry.getKey(), entry.getValue().name());
    }
    return named;
  }

  /** A configuration after these, with files in place of their names. */
  public ConfigObject in(ConfigObject root) {
    ConfigObject corrected = root;
    for (String path : omitted) {
      corrected = corrected.toConfig().withoutPath(path).root();
    }
    for (Map.Entry<String, Object> entry : settled.entrySet()) {
      corrected = with(corrected, entry.getKey(), entry.getValue());
    }
    return embeddedIn(corrected);
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
