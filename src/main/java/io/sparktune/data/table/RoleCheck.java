package io.sparktune.data.table;

import io.sparktune.data.ProblemList;
import io.sparktune.data.RawTable;
import io.sparktune.data.table.text.CellText;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Checks that the columns named by the settings exist, each with one role. */
final class RoleCheck {

  private final List<String> names;
  private final Map<String, String> unreadable;
  private final Set<String> unnamed;
  private final ColumnRoles roles;
  private final ProblemList problems;

  RoleCheck(RawTable raw, ColumnRoles roles, ProblemList problems) {
    this.names = raw.names();
    this.unreadable = raw.unreadable();
    this.unnamed = raw.unnamed();
    this.roles = roles;
    this.problems = problems;
  }

  /** The features, in the order of the input. */
  List<String> features() {
    requireDistinctNames();
    requireColumn("data.target", roles.target());
    if (!roles.group().isEmpty()) {
      requireColumn("data.group", roles.group());
    }
    if (!roles.time().isEmpty()) {
      requireColumn("data.time", roles.time());
    }
    roles.ignore().forEach(name -> requireColumn("data.ignore", name));
    roles.numeric().forEach(name -> requireColumn("data.numeric", name));
    roles.categorical().forEach(name -> requireColumn("data.categorical", name));
    roles.dates().forEach(name -> requireColumn("data.dates", name));
    requireOneRole();
    requireReadable();
    Set<String> others = new HashSet<>(unnamed);
    others.removeAll(roles.numeric());
    others.removeAll(roles.categorical());
    others.addAll(roles.ignore());
    others.addAll(List.of(roles.target(), roles.group(), roles.time()));
    List<String> features = names.stream().filter(name -> !others.contains(name)).toList();
    if (features.isEmpty() && roles.ignore().containsAll(unreadable.keySet())) {
      problems.add("No column is left to learn from; name fewer in data.ignore.");
    }
    return features;
  }

  private void requireDistinctNames() {
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < names.size(); i++) {
      if (names.get(i).isBlank()) {
        problems.add("Column " + (i + 1) + " has no name; give it one in the first line.");
      } else if (!seen.add(names.get(i))) {
        problems.add(
            "Two columns have the name " + CellText.quoted(names.get(i)) + "; rename one of them.");
      }
    }
  }

  private void requireReadable() {
    unreadable.forEach(
        (name, fault) -> {
          if (!roles.ignore().contains(name)) {
            problems.add(fault + ", or list it in data.ignore");
          }
        });
  }

  /** Requires a column that a key names. */
  void requireColumn(String key, String name) {
    if (!names.contains(name) && !unreadable.containsKey(name)) {
      problems.add(
          key
              + " names the column "
              + CellText.quoted(name)
              + ", which does not exist; "
              + hint(name)
              + headerHint());
    }
  }

  private void requireOneRole() {
    if (!names.contains(roles.target())) {
      return;
    }
    if (roles.ignore().contains(roles.target())) {
      conflict(roles.target(), "data.target", "data.ignore");
    }
    if (roles.target().equals(roles.group())) {
      conflict(roles.target(), "data.target", "data.group");
    }
    if (roles.target().equals(roles.time())) {
      conflict(roles.target(), "data.target", "data.time");
    }
    for (String name : roles.dates()) {
      if (roles.numeric().contains(name)) {
        conflict(name, "data.dates", "data.numeric");
      }
      if (roles.categorical().contains(name)) {
        conflict(name, "data.dates", "data.categorical");
      }
    }
    for (String name : roles.numeric()) {
      if (roles.categorical().contains(name)) {
        conflict(name, "data.numeric", "data.categorical");
      }
    }
    if (roles.numeric().contains(roles.target()) || roles.categorical().contains(roles.target())) {
      problems.add(
          "The target "
              + CellText.quoted(roles.target())
              + " is named in data.numeric or data.categorical; take it out there and set"
              + " data.task to regression or classification.");
    }
  }

  private void conflict(String name, String first, String second) {
    problems.add(
        "The column "
            + CellText.quoted(name)
            + " is named in both "
            + first
            + " and "
            + second
            + "; take it out of one of them.");
  }

  private String hint(String name) {
    String nearest = "";
    int least = Integer.MAX_VALUE;
    for (String other : names) {
      int distance = LevenshteinDistance.getDefaultInstance().apply(name, other);
      if (distance < least) {
        nearest = other;
        least = distance;
      }
    }
    return least <= Math.max(2, name.length() / 3)
        ? "did you mean " + CellText.quoted(nearest) + "?"
        : "the columns are " + shortened(names) + ".";
  }

  /** A hint where the names are rather the cells of a row. */
  private String headerHint() {
    long numbers =
        names.stream().filter(name -> Double.isFinite(CellText.number(name.strip()))).count();
    return numbers > 0 && numbers >= names.size() / 2
        ? " If the first line of the file is a row, set data.header to false; if it is none of the"
            + " table, set data.skip-lines to 1."
        : "";
  }

  private static String shortened(List<String> names) {
    int most = 10;
    String some = String.join(", ", names.subList(0, Math.min(most, names.size())));
    return names.size() <= most ? some : some + " and " + (names.size() - most) + " more";
  }
}
