package io.sparktune.config.reader;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigResolveOptions;
import com.typesafe.config.ConfigValue;
import io.sparktune.config.text.SourceLocation;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The documented defaults in {@code reference.conf}. Sections with kinds have a block of defaults
 * for each kind; a study file has those of its own kinds only, at the paths at which it would write
 * them itself.
 */
public final class Defaults {

  /** A section that only some kinds have. */
  private static final String AUGMENT = "augment";

  /** The path of the kind of a section; rows are prepared by their kind of data. */
  private static final Map<String, String> KINDS =
      Map.of(
          "data", "data.kind", "prepare", "data.kind", AUGMENT, "data.kind", "model", "model.kind");

  private static final ConfigObject DOCUMENTED =
      ConfigFactory.parseResources(
              Defaults.class.getClassLoader(),
              "reference.conf",
              ConfigParseOptions.defaults()
                  .setAllowMissing(false)
                  .setOriginDescription(SourceLocation.DEFAULTS))
          .resolve(ConfigResolveOptions.noSystem())
          .root();

  private Defaults() {}

  /**
   * The defaults for a study file.
   *
   * @param kinds the names that can stand at each path of a kind; in place of others, the file has
   *     the documented default
   */
  public static ConfigObject of(ConfigObject given, Map<String, List<String>> kinds) {
    ConfigObject defaults = DOCUMENTED;
    for (Map.Entry<String, String> entry : KINDS.entrySet()) {
      String section = entry.getKey();
      String kind = kind(given, entry.getValue(), kinds);
      ConfigObject whole = (ConfigObject) Entries.value(defaults, section);
      ConfigObject ofKind = ofKind(whole, kind);
      defaults =
          ofKind.isEmpty() && section.equals(AUGMENT)
              ? defaults.withoutKey(section)
              : defaults.withValue(section, ofKind);
    }
    return defaults;
  }

  private static String kind(ConfigObject given, String path, Map<String, List<String>> kinds) {
    String byDefault = at(DOCUMENTED, path).orElseThrow();
    return at(given, path).filter(kinds.getOrDefault(path, List.of())::contains).orElse(byDefault);
  }

  private static Optional<String> at(ConfigObject root, String path) {
    Config config = root.toConfig();
    return config.hasPath(path)
        ? Optional.of(config.getValue(path).unwrapped().toString())
        : Optional.empty();
  }

  private static ConfigObject ofKind(ConfigObject section, String kind) {
    ConfigObject shared = section;
    for (Map.Entry<String, ConfigValue> entry : section.entrySet()) {
      shared =
          entry.getValue() instanceof ConfigObject ? shared.withoutKey(entry.getKey()) : shared;
    }
    return section.get(kind) instanceof ConfigObject block ? shared.withFallback(block) : shared;
  }
}
