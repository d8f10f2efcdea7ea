package io.sparktune.report.text;

import io.sparktune.importance.Importances;
import io.sparktune.importance.ParameterImportance;
import io.sparktune.space.Parameter;
import io.sparktune.space.Space;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a space by their importance.
 *
 * @param importances null where they are not known
 */
record RankedParameters(Space space, @Nullable Importances importances) {

  /** The place of each of these, the most important one first. */
  List<Integer> ranking(List<Parameter> parameters) {
    return parameters.stream()
        .sorted(Comparator.comparingInt(this::rank))
        .map(parameters::indexOf)
        .toList();
  }

  private int rank(Parameter parameter) {
    List<String> known =
        importances == null
            ? List.of()
            : importances.parameters().stream().map(ParameterImportance::parameter).toList();
    int rank = known.indexOf(parameter.name());
    return rank < 0 ? known.size() : rank;
  }

  String shortName(Parameter parameter) {
    return ShortNames.of(parameter, space);
  }
}
