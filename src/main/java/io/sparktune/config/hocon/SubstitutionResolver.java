package io.sparktune.config.hocon;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigOrigin;
import com.typesafe.config.ConfigOriginFactory;
import com.typesafe.config.ConfigResolveOptions;
import com.typesafe.config.ConfigResolver;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import io.sparktune.config.text.Permission;
import io.sparktune.config.text.Problem;
import io.sparktune.config.text.SourceLocation;
import io.sparktune.config.text.StudyFileError;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Puts values in the place of substitutions such as {@code ${training.epochs}}. Typesafe Config
 * shares what is substituted, so that a short file can stand for more than memory holds; here each
 * substitution is weighed, and the sum is limited.
 */
public final class SubstitutionResolver implements ConfigResolver {

  private static final int HEAVIEST = 1 << 20;
  private static final int LONGEST_CHAIN = 64;

  private final ConfigObject root;
  private final Overrides overrides;
  private final Source source;
  private final boolean mayReadEnvironment;
  private final UnaryOperator<String> environment;
  private final Map<String, Optional<ConfigValue>> found = new LinkedHashMap<>();
  private final Set<String> inProgress = new LinkedHashSet<>();
  private int weight;

  /** A key too long for any substitution to name, so that every one of them is looked up here. */
  private final String unspeakable;

  /**
   * A resolver of what a file and its overrides say.
   *
   * @param environment the text that stands for the value of a variable
   */
  public SubstitutionResolver(
      ConfigObject root,
      Overrides overrides,
      Source source,
      Set<Permission> permissions,
      UnaryOperator<String> environment) {
    this.root = root;
    this.overrides = overrides;
    this.source = source;
    this.unspeakable = "x".repeat(source.longest() + 1);
    this.environment = environment;
    this.mayReadEnvironment = permissions.contains(Permission.ENVIRONMENT);
  }

  /** The whole configuration without substitutions. */
  public ConfigObject resolved() {
    ConfigValue resolved = Objects.requireNonNull(resolve(root));
    return overrides.applyTo(List.of(), (ConfigObject) resolved, this);
  }

  /** A value without substitutions, null where it was an optional one of nothing. */
  @Nullable ConfigValue resolve(ConfigValue value) {
    return value
        .atKey(unspeakable)
        .resolve(ConfigResolveOptions.noSystem().appendResolver(this))
        .root()
        .get(unspeakable);
  }

  @Override
  public ConfigResolver withFallback(ConfigResolver fallback) {
    return this;
  }

  @Override
  public @Nullable ConfigValue lookup(String path) {
    if (!found.containsKey(path)) {
      if (!inProgress.add(path)) {
        throw refusal(path, "refers to itself");
      }
      if (inProgress.size() > LONGEST_CHAIN) {
        throw refusal(path, "comes after " + LONGEST_CHAIN + " others in a chain");
      }
      found.put(path, Optional.ofNullable(find(path)));
      inProgress.remove(path);
    }
    Optional<ConfigValue> value = found.get(path);
    if (value.isEmpty() && mayReadEnvironment && !source.substitutions().containsKey(path)) {
      return null;
    }
    if (value.isEmpty()) {
      String reason =
          mayReadEnvironment
              ? "names neither a value of the file nor an environment variable"
              : "names no value of the file, and environment variables are not permitted";
      source.problems().add(Problem.plain(place(path), "", "${" + path + "} " + reason));
      found.put(path, Optional.of(ConfigValueFactory.fromAnyRef("")));
      return found.get(path).get();
    }
    weigh(path, value.get());
    return value.get();
  }

  private @Nullable ConfigValue find(String path) {
    List<String> elements = ConfigUtil.splitPath(path);
    Optional<Map.Entry<List<String>, ConfigValue>> override = overrides.above(elements);
    ConfigValue value =
        override.isPresent()
            ? descend(override.get().getValue(), override.get().getKey())
            : descend(root, elements);
    if (value == null) {
      return mayReadEnvironment ? environment(path) : null;
    }
    ConfigValue resolved = resolve(value);
    return resolved instanceof ConfigObject object
        ? overrides.applyTo(elements, object, this)
        : resolved;
  }

  private @Nullable ConfigValue descend(ConfigValue from, List<String> elements) {
    ConfigValue value = from;
    for (String element : elements) {
      if (value == null) {
        return null;
      }
      value = child(value, element);
    }
    return value;
  }

  private @Nullable ConfigValue child(ConfigValue value, String key) {
    if (value instanceof ConfigObject object) {
      try {
        return object.get(key);
      } catch (ConfigException.NotResolved e) {
        return resolve(value) instanceof ConfigObject resolved ? resolved.get(key) : null;
      }
    }
    return resolve(value) instanceof ConfigObject resolved ? resolved.get(key) : null;
  }

  private @Nullable ConfigValue environment(String name) {
    if (System.getenv(name) == null) {
      return null;
    }
    String value = environment.apply(name);
    ConfigObject parsed;
    try {
      parsed =
          value.matches("-?[0-9.]+([eE][+-]?[0-9]+)?|true|false")
              ? ConfigFactory.parseString("value = " + value).root()
              : Overrides.none();
    } catch (ConfigException e) {
      parsed = Overrides.none();
    }
    SourceLocation place = place(name);
    ConfigOrigin origin = ConfigOriginFactory.newSimple(place.file());
    return parsed
        .getOrDefault("value", ConfigValueFactory.fromAnyRef(value))
        .withOrigin(place.line() > 0 ? origin.withLineNumber(place.line()) : origin);
  }

  private void weigh(String path, ConfigValue value) {
    weight += weight(value, HEAVIEST - weight);
    if (weight >= HEAVIEST) {
      throw refusal(path, "makes the configuration larger than 1 MiB");
    }
  }

  private static int weight(ConfigValue value, int limit) {
    int sum = 8;
    if (value instanceof ConfigObject object) {
      for (Map.Entry<String, ConfigValue> entry : object.entrySet()) {
        sum += entry.getKey().length();
        sum += sum < limit ? weight(entry.getValue(), limit - sum) : 0;
      }
    } else if (value instanceof ConfigList list) {
      for (ConfigValue element : list) {
        sum += sum < limit ? weight(element, limit - sum) : 0;
      }
    } else if (value.unwrapped() instanceof String text) {
      sum += text.length();
    }
    return Math.min(sum, Math.max(limit, 0));
  }

  private StudyFileError refusal(String path, String sentence) {
    source.problems().add(Problem.plain(place(path), "", "${" + path + "} " + sentence));
    return new StudyFileError(source.problems());
  }

  private SourceLocation place(String path) {
    SourceLocation optional =
        source.substitutions().getOrDefault("?" + path, new SourceLocation(source.fileName(), 0));
    return source.substitutions().getOrDefault(path, optional);
  }
}
