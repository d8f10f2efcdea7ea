package io.sparktune.report.record;

import io.sparktune.space.Space;
import io.sparktune.study.outcomes.StudyRules;
import io.sparktune.study.selection.FinalChoice;
import io.sparktune.trial.Goals;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The settings of a study that a report of it needs.
 *
 * @param folder the study's, as its study file gives it
 * @param sampler its name
 * @param trials how many there were to be
 * @param defaults of the parameters that have one, by name
 * @param columnByMetric the columns of what trials measure
 * @param hasModel whether trials train networks; objectives leave no model
 */
public record StudyFacts(
    String name,
    String folder,
    long seed,
    Space space,
    StudyRules rules,
    String sampler,
    int trials,
    FinalChoice choice,
    Map<String, Object> defaults,
    Map<String, String> columnByMetric,
    boolean hasModel) {

  public StudyFacts {
    columnByMetric = Map.copyOf(columnByMetric);
    defaults = Collections.unmodifiableMap(new LinkedHashMap<>(defaults));
  }

  /** The column of a metric in the tables. */
  public String column(String metric) {
    return columnByMetric.getOrDefault(metric, metric);
  }

  public Goals goals() {
    return rules.goals();
  }
}
