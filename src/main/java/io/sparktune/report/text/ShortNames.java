package io.sparktune.report.text;

import io.sparktune.space.Parameter;
import io.sparktune.space.Space;
import java.util.Locale;

/** Parameters as the heads of narrow columns. */
final class ShortNames {

  private ShortNames() {}

  /** The shortest end of a parameter's path that no other parameter's path ends in. */
  static String of(Parameter parameter, Space space) {
    String[] words = parameter.name().split("\\.", -1);
    String name = "";
    for (int first = words.length - 1; first >= 0; first--) {
      name = first == words.length - 1 ? words[first] : words[first] + "." + name;
      String end = "." + name;
      long owners =
          space.parameters().stream().filter(other -> ("." + other.name()).endsWith(end)).count();
      if (owners == 1) {
        return name.toLowerCase(Locale.ROOT);
      }
    }
    return name;
  }
}
