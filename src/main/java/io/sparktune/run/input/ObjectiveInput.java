package io.sparktune.run.input;

import io.sparktune.settings.SettingsDigest;
import io.sparktune.trial.CostMetric;
import io.sparktune.trial.Goal;
import io.sparktune.trial.Goals;
import java.util.ArrayList;
import java.util.List;

/**
 * The input of an objective, which has no rows of Sparktune's.
 *
 * @param kind the value of {@code objective.kind}
 */
public record ObjectiveInput(String kind, Goals goals) implements TrialInput {

  @Override
  public String fingerprint() {
    return digest();
  }

  @Override
  public String digest() {
    return SettingsDigest.of(List.of("objective", kind));
  }

  @Override
  public int folds() {
    return 1;
  }

  @Override
  public List<String> metricColumns() {
    List<String> columns = new ArrayList<>(goals.all().stream().map(Goal::column).toList());
    CostMetric.columns().stream()
        .filter(column -> !column.equals(CostMetric.FIT_MILLIS.column()))
        .forEach(columns::add);
    return List.copyOf(columns);
  }

  @Override
  public int holdOutRows() {
    return 0;
  }

  @Override
  public String testPlace() {
    return "";
  }

  @Override
  public double testRatio() {
    return 0;
  }

  @Override
  public String toString() {
    return "objective " + kind;
  }
}
