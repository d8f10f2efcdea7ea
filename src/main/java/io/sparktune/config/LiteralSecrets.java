package io.sparktune.config;

import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import io.sparktune.config.text.EnvironmentReference;
import io.sparktune.config.text.Problem;
import io.sparktune.config.text.SourceLocation;
import io.sparktune.settings.Secrets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Finds what a study would keep copies of: credentials in its file, and texts of the environment
 * among the values of trials.
 */
final class LiteralSecrets {

  private static final String CHOSEN =
      "comes from the environment, and the values of trials are kept in tables; write the value"
          + " out";

  private static final String REMEDY =
      "the study keeps copies of its file: set an environment variable to it, write ${NAME} in its"
          + " place and permit that with --allow-environment";

  /** The sections whose keys may be of the user's own code, or name what opens a place. */
  private static final String OWN = "(objective|sinks|data\\.options)\\..*";

  /** The keys of data sources, such as databases with their addresses. */
  private static final String OPTIONS = "data.options.";

  private static final String VALUES = ".*\\.choice|search\\.start-from(\\..*)?";

  private final List<Problem> problems = new ArrayList<>();

  private LiteralSecrets() {}

  /**
   * A problem for each of them.
   *
   * @param file with references in place of what came from the environment
   * @param resolved the same with its values
   */
  static List<Problem> problems(ConfigObject file, ConfigObject resolved) {
    LiteralSecrets search = new LiteralSecrets();
    search.search("", file, resolved);
    return search.problems;
  }

  private void search(String path, ConfigValue value, ConfigValue resolved) {
    if (value instanceof ConfigObject object && resolved instanceof ConfigObject values) {
      for (Map.Entry<String, ConfigValue> entry : object.entrySet()) {
        String key = entry.getKey();
        ConfigValue same = values.get(key);
        if (same != null) {
          search(path.isEmpty() ? key : path + "." + key, entry.getValue(), same);
        }
      }
    } else if (value instanceof ConfigList list && resolved instanceof ConfigList values) {
      for (int i = 0; i < list.size(); i++) {
        search(path, list.get(i), values.get(i));
      }
    } else if (value.unwrapped() instanceof String text) {
      if (isSecret(path, text)) {
        problems.add(Problem.plain(place(value), path, "holds a credential").withRemedy(REMEDY));
      } else if (path.matches(VALUES)
          && !EnvironmentReference.in(text).isEmpty()
          && resolved.unwrapped() instanceof String) {
        problems.add(Problem.plain(place(value), path, CHOSEN));
      }
    }
  }

  private static SourceLocation place(ConfigValue value) {
    return SourceLocation.of(value.origin());
  }

  private static boolean isSecret(String path, String text) {
    String written = EnvironmentReference.withoutReferences(text);
    String name =
        path.startsWith(OPTIONS)
            ? path.substring(OPTIONS.length())
            : path.substring(path.lastIndexOf('.') + 1);
    boolean isNamed = path.matches(OWN) && Secrets.isName(name);
    return Secrets.isIn(written)
        || (isNamed && !written.isBlank())
        || (path.startsWith(OPTIONS) && Secrets.isNamedIn(written));
  }
}
