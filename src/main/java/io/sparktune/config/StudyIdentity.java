package io.sparktune.config;

import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import io.sparktune.config.text.EnvironmentReference;
import io.sparktune.settings.Secrets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The configuration by which a study is known again. Places of rows, which are known by their
 * content, and credentials may have other values in the environment of another run.
 */
final class StudyIdentity {

  private static final String DATA = "data.";

  private StudyIdentity() {}

  /**
   * A configuration with its values, but for those.
   *
   * @param written the same with references in place of what came from the environment
   */
  static ConfigObject of(ConfigObject resolved, ConfigObject written) {
    return (ConfigObject) of("", resolved, written);
  }

  private static ConfigValue of(String path, ConfigValue resolved, ConfigValue written) {
    if (resolved instanceof ConfigObject object && written instanceof ConfigObject other) {
      ConfigObject identity = object;
      for (Map.Entry<String, ConfigValue> entry : object.entrySet()) {
        ConfigValue counterpart = other.getOrDefault(entry.getKey(), entry.getValue());
        String inner = path.isEmpty() ? entry.getKey() : path + "." + entry.getKey();
        identity = identity.withValue(entry.getKey(), of(inner, entry.getValue(), counterpart));
      }
      return identity;
    }
    if (resolved instanceof ConfigList list
        && written instanceof ConfigList others
        && list.size() == others.size()) {
      List<Object> elements = new ArrayList<>();
      for (int i = 0; i < list.size(); i++) {
        elements.add(of(path, list.get(i), others.get(i)).unwrapped());
      }
      return ConfigValueFactory.fromIterable(elements);
    }
    return written.unwrapped() instanceof String text && mayChange(path, text) ? written : resolved;
  }

  private static boolean mayChange(String path, String text) {
    List<String> variables = EnvironmentReference.in(text);
    boolean isPlace = path.startsWith(DATA) && path.matches(DataPaths.KEY);
    return !variables.isEmpty()
        && (isPlace
            || Secrets.isName(path.substring(path.lastIndexOf('.') + 1))
            || variables.stream().anyMatch(Secrets::isName));
  }
}
