package io.sparktune;

import static java.util.stream.Collectors.toCollection;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Source files, by the full names of their top-level types, and the files that each refers to. */
record FileDependencies(Map<String, Set<String>> references) {

  static FileDependencies of(JavaClasses classes) {
    Map<String, Set<String>> references = new HashMap<>();
    for (JavaClass type : classes) {
      references.computeIfAbsent(file(type), name -> new HashSet<>());
    }
    for (JavaClass type : classes) {
      for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
        String target = file(dependency.getTargetClass().getBaseComponentType());
        if (references.containsKey(target)) {
          references.get(file(type)).add(target);
        }
      }
    }
    return new FileDependencies(references);
  }

  private static String file(JavaClass type) {
    return type.getName().replaceFirst("\\$.*", "");
  }

  /** The files that refer to each other, directly or through others; each is in one cycle. */
  Set<Set<String>> cycles() {
    Map<String, Set<String>> reached =
        references.keySet().stream().collect(Collectors.toMap(file -> file, this::reachable));
    return references.keySet().stream()
        .map(
            file ->
                reached.get(file).stream()
                    .filter(other -> reached.get(other).contains(file))
                    .collect(toCollection(TreeSet::new)))
        .filter(cycle -> cycle.size() > 1)
        .collect(Collectors.toSet());
  }

  private Set<String> reachable(String from) {
    Set<String> reached = new HashSet<>();
    Deque<String> open = new ArrayDeque<>(references.get(from));
    while (!open.isEmpty()) {
      String next = open.pop();
      if (reached.add(next)) {
        open.addAll(references.get(next));
      }
    }
    return reached;
  }

  Collection<List<String>> packages() {
    return references.keySet().stream()
        .collect(Collectors.groupingBy(file -> file.substring(0, file.lastIndexOf('.'))))
        .values();
  }
}
