package io.sparktune.lake.tables;

import io.sparktune.space.Space;
import io.sparktune.study.outcomes.StudyRules;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The tables that a study has.
 *
 * @param metrics the names of the metrics in the folds table
 */
public record StudyTables(String study, Space space, StudyRules rules, List<String> metrics) {

  public StudyTables {
    metrics = List.copyOf(metrics);
  }

  /** Each before the tables that its rows belong to: a reader who sees a trial sees its folds. */
  List<TableRows> rows() {
    Map<String, String> columnByMetric = columnByMetric();
    List<TableRows> tables = new ArrayList<>();
    tables.add(new EpochRows(study));
    tables.add(new FoldRows(study, of(columnByMetric, metrics)));
    tables.add(new DecisionRows(study));
    if (rules.goals().areSeveral()) {
      tables.add(new FrontRows(study, rules.goals(), columnByMetric));
    }
    tables.add(new TrialRows(study, space, of(columnByMetric, rules.measured())));
    return List.copyOf(tables);
  }

  /** The columns of all that is measured. */
  public Map<String, String> columnByMetric() {
    return ColumnNames.of(
        "", Stream.of(metrics, rules.measured()).flatMap(List::stream).toList(), List.of());
  }

  private static Map<String, String> of(Map<String, String> columnByMetric, List<String> metrics) {
    Map<String, String> some = new LinkedHashMap<>();
    metrics.forEach(metric -> some.put(metric, Objects.requireNonNull(columnByMetric.get(metric))));
    return some;
  }
}
