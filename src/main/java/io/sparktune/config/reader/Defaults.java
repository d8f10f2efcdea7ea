package io.sparktune.config.reader;

import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigResolveOptions;
import com.typesafe.config.ConfigValue;
import io.sparktune.config.hocon.SourceLocation;
import java.util.Map;

/**
 * The documented defaults in {@code reference.conf}. Sections with kinds have a block of defaults
 * for each kind; a study file has those of its own kinds only, at the paths at which it would write
 * them itself.
 */
public final class Defaults {

  /** Where the kind of a section stands; rows are prepared by their kind of data. */
  private static final Map<String, String> KINDS =
      Map.of("data", "data.kind", "prepare", "data.kind", "model", "model.kind");

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

  /** The defaults for a study file. */
  public static ConfigObject of(ConfigObject given) {
    ConfigObject defaults = DOCUMENTED;
    for (Map.Entry<String, String> entry : KINDS.entrySet()) {
      String section = entry.getKey();
      String kind = kind(given, entry.getValue());
      defaults = defaults.withValue(section, ofKind((ConfigObject) defaults.get(section), kind));
    }
    return defaults;
  }

  private static String kind(ConfigObject given, String path) {
    ConfigValue written = at(given, path);
    return (written == null ? at(DOCUMENTED, path) : written).unwrapped().toString();
  }

  private static ConfigValue at(ConfigObject root, String path) {
    return root.toConfig().hasPath(path) ? root.toConfig().getValue(path) : null;
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
