package io.sparktune.importance;

import io.sparktune.space.Parameter;
import io.sparktune.space.Space;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The importances that one method finds, group by group. */
final class MethodResults {

  private final Method method;
  private final List<Parameter> all;
  private final List<ParameterImportance> parameters = new ArrayList<>();
  private final List<PairImportance> pairs = new ArrayList<>();
  private final int trials;

  MethodResults(Method method, Space space, List<ScoredValues> scored, long seed) {
    this.method = method;
    this.all = space.parameters();
    this.trials = scored.size();
    double[][] points =
        scored.stream().map(each -> space.pointOf(each.values())).toArray(double[][]::new);
    double[][] merits =
        scored.stream()
            .map(each -> each.merits().stream().mapToDouble(Double::doubleValue).toArray())
            .toArray(double[][]::new);
    for (ConditionGroup group : ConditionGroup.of(space, points)) {
      if (group.trials().length < Importances.FEWEST_TRIALS) {
        group.owned().forEach(parameter -> add(group, parameter, null));
      } else {
        add(group, Bootstrap.of(method, group.sample(space, points, merits), seed));
      }
    }
  }

  private void add(ConditionGroup group, int parameter, @Nullable Estimate estimate) {
    int on = group.trials().length;
    parameters.add(
        new ParameterImportance(all.get(parameter).name(), on, activeShare(group), estimate));
  }

  private double activeShare(ConditionGroup group) {
    return trials == 0 ? 0 : (double) group.trials().length / trials;
  }

  private void add(ConditionGroup group, Bootstrap bootstrap) {
    List<Integer> columns = group.parameters();
    for (int second = 0; second < columns.size(); second++) {
      boolean isOwned = group.owned().contains(columns.get(second));
      if (isOwned) {
        add(group, columns.get(second), bootstrap.parameter(second));
      }
      for (int first = 0; first < second && method.hasPairs(); first++) {
        if (isOwned || group.owned().contains(columns.get(first))) {
          pairs.add(
              new PairImportance(
                  all.get(columns.get(first)).name(),
                  all.get(columns.get(second)).name(),
                  group.trials().length,
                  activeShare(group),
                  bootstrap.pair(first, second)));
        }
      }
    }
  }

  List<ParameterImportance> parameters() {
    return parameters;
  }

  List<PairImportance> pairs() {
    return pairs;
  }
}
