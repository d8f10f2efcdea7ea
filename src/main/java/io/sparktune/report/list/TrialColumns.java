package io.sparktune.report.list;

import io.sparktune.lake.query.StoredColumn;
import io.sparktune.lake.query.StoredTable;
import io.sparktune.report.record.StudyFacts;
import io.sparktune.space.Parameter;
import io.sparktune.trial.Goal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The columns of a run's trials by the names that a user gives: those of the table, and the paths
 * of parameters.
 */
final class TrialColumns {

  private static final String PARAMETER = "param_";

  private final StoredTable trials;
  private final Map<String, StoredColumn> byName = new LinkedHashMap<>();
  private final Map<String, String> shown = new LinkedHashMap<>();

  TrialColumns(StoredTable trials, StudyFacts study) {
    this.trials = trials;
    trials.columns().forEach(column -> byName.put(column.name(), column));
    List<StoredColumn> varying =
        trials.columns().stream().filter(column -> column.name().startsWith(PARAMETER)).toList();
    List<Parameter> parameters = study.space().parameters();
    // The table has them in the order of the space.
    for (int place = 0; place < Math.min(parameters.size(), varying.size()); place++) {
      String path = parameters.get(place).name();
      byName.putIfAbsent(path, varying.get(place));
      shown.put(varying.get(place).name(), path);
    }
  }

  /**
   * A column.
   *
   * @throws BadQuery with those that there are
   */
  StoredColumn of(String name) {
    StoredColumn column = byName.get(name);
    if (column == null) {
      column = byName.get(name.toLowerCase(Locale.ROOT).replace('-', '_'));
    }
    if (column == null) {
      throw new BadQuery(
          trials.rows() == 0
              ? name + ": no trial is over yet; wanted a run with trials"
              : name + ": the trials have no such column; wanted one of " + names());
    }
    return column;
  }

  private String names() {
    return String.join(", ", byName.keySet());
  }

  /** The path of a parameter's column, the name of any other. */
  String shown(StoredColumn column) {
    return shown.getOrDefault(column.name(), column.name());
  }

  /** Those that tell most, for people. */
  List<StoredColumn> forPeople(StudyFacts study) {
    List<String> names = new ArrayList<>(List.of("rank", "trial", "state", "score", "score_std"));
    study.goals().further().stream().map(Goal::column).map(study::column).forEach(names::add);
    names.addAll(List.of("tied", "epochs"));
    names.addAll(shown.keySet());
    return names.stream().filter(byName::containsKey).map(this::of).toList();
  }
}
