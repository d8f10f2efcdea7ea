package io.sparktune.config.hocon;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigOriginFactory;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import io.sparktune.config.text.Problem;
import io.sparktune.config.text.SourceLocation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Values given beside the file, such as {@code training.epochs=5}; each replaces the file's. */
public final class Overrides {

  private final Map<List<String>, ConfigValue> values = new LinkedHashMap<>();

  private Overrides() {}

  public static Overrides parse(List<String> settings, Source source) {
    Overrides overrides = new Overrides();
    settings.forEach(setting -> overrides.add(setting, source));
    return overrides;
  }

  private void add(String setting, Source source) {
    String origin = SourceLocation.OVERRIDE + ConfigUtil.quoteString(Problem.cut(setting));
    int equals = setting.indexOf('=');
    List<String> path = path(setting.substring(0, Math.max(0, equals)).strip());
    if (path.isEmpty()) {
      boolean hasKey = setting.matches("[a-z-]+(\\.[a-z-]+)+|.*=.*");
      // Perhaps a value whose key was forgotten, and not to be shown.
      String shown = hasKey ? origin : SourceLocation.OVERRIDE + (values.size() + 1);
      SourceLocation place = new SourceLocation(shown, 0).withoutText();
      source.problems().add(Problem.plain(place, "", "wanted key=value"));
      return;
    }
    String text = setting.substring(equals + 1).strip();
    if (!isPlain(text)) {
      ConfigObject parsed = parsed(origin, text, source);
      ConfigValue value = parsed.get("value");
      if (value != null && parsed.size() == 1) {
        values.put(path, value);
      } else if (!parsed.isEmpty()) {
        source.problems().add(Problem.plain(new SourceLocation(origin, 0), "", "wanted one value"));
      }
      return;
    }
    values.put(
        path,
        ConfigValueFactory.fromAnyRef(text).withOrigin(ConfigOriginFactory.newSimple(origin)));
  }

  /** What is no HOCON is not shown: nobody knows what it is. */
  private static ConfigObject parsed(String origin, String text, Source source) {
    int before = source.problems().size();
    ConfigObject parsed = source.parse(origin, "value = " + text);
    List<Problem> added = source.problems().subList(before, source.problems().size());
    added.replaceAll(
        problem -> {
          SourceLocation place = new SourceLocation(problem.file(), 0).withoutText();
          String got = problem.got().replaceAll("(['\"]).*\\1", "...");
          return Problem.plain(place, problem.key(), got);
        });
    return parsed;
  }

  private static List<String> path(String key) {
    try {
      List<String> path = ConfigUtil.splitPath(key);
      return path.size() > 16 ? List.of() : path;
    } catch (ConfigException e) {
      return List.of();
    }
  }

  /** Addresses, paths and goals are meant as they stand, though HOCON would see more in them. */
  private static boolean isPlain(String text) {
    boolean structured = !text.isEmpty() && "{[\"$".indexOf(text.charAt(0)) >= 0;
    return !structured
        && (text.isEmpty()
            || text.contains(":")
            || text.contains("//")
            || text.contains("#")
            || text.contains("@"));
  }

  /** The override at or above a path with the rest of the path below it. */
  Optional<Map.Entry<List<String>, ConfigValue>> above(List<String> path) {
    Optional<Map.Entry<List<String>, ConfigValue>> last = Optional.empty();
    for (Map.Entry<List<String>, ConfigValue> entry : values.entrySet()) {
      List<String> key = entry.getKey();
      if (key.size() <= path.size() && path.subList(0, key.size()).equals(key)) {
        last = Optional.of(Map.entry(path.subList(key.size(), path.size()), entry.getValue()));
      }
    }
    return last;
  }

  /** The object at a path with what is given beside the file in place. */
  ConfigObject applyTo(List<String> path, ConfigObject object, SubstitutionResolver references) {
    ConfigObject applied = object;
    for (Map.Entry<List<String>, ConfigValue> entry : values.entrySet()) {
      List<String> key = entry.getKey();
      if (key.size() > path.size() && key.subList(0, path.size()).equals(path)) {
        ConfigValue value = references.resolve(entry.getValue());
        List<String> rest = key.subList(path.size(), key.size());
        applied = value == null ? applied : with(applied, rest, value);
      }
    }
    return applied;
  }

  /** Unlike {@code Config.withValue}, objects that this makes say where they come from. */
  private static ConfigObject with(ConfigObject object, List<String> path, ConfigValue value) {
    String key = path.get(0);
    if (path.size() == 1) {
      return object.withValue(key, value);
    }
    ConfigObject inner =
        object.get(key) instanceof ConfigObject found ? found : none().withOrigin(value.origin());
    return object.withValue(key, with(inner, path.subList(1, path.size()), value));
  }

  public static ConfigObject none() {
    return ConfigFactory.empty().root();
  }
}
