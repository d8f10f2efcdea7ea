package io.sparktune.config.reader;

import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import io.sparktune.config.text.Problem;
import io.sparktune.config.text.SourceLocation;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Reports keys and names that nobody knows, with the nearest one that somebody does. */
final class UnknownKeys {

  private UnknownKeys() {}

  /** A key that means nothing in the object at a path. */
  static void report(
      ReadContext reading, ConfigValue value, String path, String key, Collection<String> keys) {
    String full = KeyPath.join(path, key);
    Optional<String> nearest =
        Names.nearest(key, keys)
            .map(name -> KeyPath.join(path, name))
            .or(() -> elsewhere(reading, key));
    Problem problem =
        Problem.plain(SourceLocation.of(value.origin()).withoutText(), full, "unknown key");
    reading.report(
        nearest.map(name -> problem.withRemedy("did you mean " + name + "?")).orElse(problem));
  }

  private static Optional<String> elsewhere(ReadContext reading, String key) {
    return reading.known().stream().filter(path -> path.endsWith("." + key)).findFirst();
  }

  /** A value that is not what is wanted at a path, perhaps because its name is misspelt. */
  static void mismatch(
      ReadContext reading, ConfigValue value, String path, String wanted, List<String> names) {
    Problem problem =
        Problem.mismatch(SourceLocation.of(value.origin()), path, SettingType.shown(value), wanted);
    Optional<String> nearest =
        value.valueType() == ConfigValueType.STRING
            ? Names.nearest((String) value.unwrapped(), names)
            : Optional.empty();
    reading.report(
        nearest.map(name -> problem.withRemedy("did you mean " + name + "?")).orElse(problem));
  }
}
