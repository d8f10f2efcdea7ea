package io.sparktune.spark.prediction;

import io.sparktune.data.DataError;
import io.sparktune.data.table.InputColumn;
import io.sparktune.spark.input.SourceColumn;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The columns that a model requires of its input. */
final class InputColumns {

  private InputColumns() {}

  /**
   * Requires every column that the model reads, and none of those that it adds.
   *
   * @param source for messages
   * @param columns of the input
   * @throws DataError with everything that is wrong
   */
  static void require(String source, List<SourceColumn> columns, TableModel model) {
    Map<String, SourceColumn> byName = new LinkedHashMap<>();
    columns.forEach(column -> byName.put(column.name(), column));
    List<String> problems = new ArrayList<>();
    for (InputColumn feature : model.columns()) {
      SourceColumn column = byName.get(feature.name());
      if (column == null) {
        problems.add(
            source
                + ": there is no column "
                + feature.name()
                + ", which the model reads; add it, empty where it is not known");
      } else if (!column.hasText()) {
        problems.add(column.fault());
      }
    }
    problems.addAll(taken(source, byName.keySet(), new Outputs(model.description())));
    if (!problems.isEmpty()) {
      throw new DataError(problems);
    }
  }

  /**
   * Requires that no column of the input has the name of one of the output.
   *
   * @throws DataError if one has
   */
  static void requireFree(String source, Collection<String> names, Outputs outputs) {
    List<String> problems = taken(source, names, outputs);
    if (!problems.isEmpty()) {
      throw new DataError(problems);
    }
  }

  private static List<String> taken(String source, Collection<String> names, Outputs outputs) {
    List<String> problems = new ArrayList<>();
    for (String output : outputs.names()) {
      names.stream()
          .filter(output::equalsIgnoreCase)
          .forEach(
              name ->
                  problems.add(
                      source
                          + ": the output has a column "
                          + output
                          + " of its own; rename the input's "
                          + name));
    }
    return problems;
  }
}
