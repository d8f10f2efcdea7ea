package io.sparktune.config;

import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import io.sparktune.config.reader.Corrections;
import io.sparktune.config.text.EnvironmentReference;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** The paths of a study's rows, as its file has them. */
final class DataPaths {

  private static final String DATA = "data";

  /** Those of the table, or of another kind of data. */
  static final String KEY = "(.+\\.)?(path|test|labels-path)";

  private DataPaths() {}

  /**
   * The same study file with other names of the same places.
   *
   * @param files the keys of files besides those of rows
   */
  static ConfigObject renamed(ConfigObject file, Set<String> files, UnaryOperator<String> names) {
    ConfigObject renamed = file;
    for (String key : files) {
      if (file.toConfig().hasPath(key)) {
        renamed = renamed(renamed, key, file.toConfig().getValue(key), names);
      }
    }
    if (!(file.get(DATA) instanceof ConfigObject data)) {
      return renamed;
    }
    for (Map.Entry<String, ConfigValue> entry : data.toConfig().entrySet()) {
      if (entry.getKey().matches(KEY)) {
        renamed = renamed(renamed, DATA + "." + entry.getKey(), entry.getValue(), names);
      }
    }
    return renamed;
  }

  /** The same study file with its table at a version. */
  static ConfigObject at(ConfigObject file, String version) {
    ConfigObject latest = file.toConfig().withoutPath(DATA + ".timestamp").root();
    return Corrections.with(latest, DATA + ".version", version);
  }

  private static ConfigObject renamed(
      ConfigObject file, String key, ConfigValue value, UnaryOperator<String> names) {
    if (value.valueType() == ConfigValueType.STRING) {
      return Corrections.with(file, key, renamed((String) value.unwrapped(), names));
    }
    if (value.unwrapped() instanceof List<?> places
        && places.stream().allMatch(String.class::isInstance)) {
      List<String> all = places.stream().map(place -> renamed((String) place, names)).toList();
      return Corrections.with(file, key, all);
    }
    return file;
  }

  /** What begins with a variable may be the whole path already. */
  private static String renamed(String place, UnaryOperator<String> names) {
    boolean isOpen = !EnvironmentReference.in(place).isEmpty();
    return isOpen && !EnvironmentReference.hocon(place).startsWith("\"")
        ? place
        : names.apply(place);
  }
}
