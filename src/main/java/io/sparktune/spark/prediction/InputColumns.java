package io.sparktune.spark.prediction;

import io.sparktune.data.DataError;
import io.sparktune.data.table.InputColumn;
import io.sparktune.spark.input.SourceColumn;
import java.util.ArrayList;
import java.util.List;

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
    List<String> names = columns.stream().map(SourceColumn::name).toList();
    List<String> problems = new ArrayList<>();
    for (InputColumn feature : model.columns()) {
      if (!names.contains(feature.name())) {
        problems.add(
            source
                + ": there is no column "
                + feature.name()
                + ", which the model reads; add it, empty where it is not known");
      } else if (!columns.get(names.indexOf(feature.name())).hasText()) {
        problems.add(columns.get(names.indexOf(feature.name())).fault());
      }
    }
    for (String output : new Outputs(model.description()).names()) {
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
    if (!problems.isEmpty()) {
      throw new DataError(problems);
    }
  }
}
