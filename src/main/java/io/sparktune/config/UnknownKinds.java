package io.sparktune.config;

import io.sparktune.config.sections.Kinds;
import io.sparktune.config.sections.ObjectiveSection;
import io.sparktune.config.text.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Problems that only follow from an unknown kind, in whose place another one's keys were read. */
final class UnknownKinds {

  private static final Map<String, List<String>> CONSEQUENCES =
      Map.of(
          Kinds.DATA_KIND,
          List.of("data", "prepare", "augment", "validation", "search.trials"),
          Kinds.MODEL_KIND,
          List.of("model", "search.trials"),
          ObjectiveSection.KEY + ".kind",
          List.of(ObjectiveSection.KEY, "search.trials"));

  private UnknownKinds() {}

  /** The problems that remain to be told. */
  static List<Problem> withoutConsequences(List<Problem> problems) {
    List<Problem> left = new ArrayList<>(problems);
    for (Problem problem : problems) {
      for (String path : CONSEQUENCES.getOrDefault(problem.key(), List.of())) {
        left.removeIf(other -> !CONSEQUENCES.containsKey(other.key()) && isAt(path, other.key()));
      }
    }
    return left;
  }

  private static boolean isAt(String path, String key) {
    return key.equals(path) || key.startsWith(path + ".");
  }
}
