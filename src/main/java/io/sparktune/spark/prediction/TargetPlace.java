package io.sparktune.spark.prediction;

import io.sparktune.settings.Task;
import io.sparktune.spark.prediction.cells.ScoredRows;
import io.sparktune.spark.prediction.cells.TargetCells;
import io.sparktune.training.trained.ModelDescription;
import java.io.Serializable;
import org.apache.spark.sql.catalyst.CatalystTypeConverters;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.DataType;
import scala.Function1;

/**
 * The column of a model's target among those of the output.
 *
 * @param most rows of a Spark partition that are scored
 */
record TargetPlace(int column, DataType type, int most) implements Serializable {

  /** The targets of one partition and their predictions so far. */
  Scoring scoring(TableModel model) {
    return new Scoring(model);
  }

  /** Scores rows as they are predicted. For one thread. */
  final class Scoring {
    private final TargetCells cells;
    private final ScoredRows rows;
    private final Function1<Object, Object> converter =
        CatalystTypeConverters.createToScalaConverter(type);

    private Scoring(TableModel model) {
      ModelDescription description = model.description();
      this.cells = new TargetCells(description.labels(), description.separator(), model.format());
      int width = description.task() == Task.MULTI_LABEL ? description.labels().size() : 1;
      this.rows = new ScoredRows(most, width, description.outputs());
    }

    /** Adds a row as it is written. */
    void add(InternalRow row, float[] prediction) {
      Object value = row.isNullAt(column) ? null : converter.apply(row.get(column, type));
      rows.add(cells, value, prediction);
    }

    ScoredRows rows() {
      return rows;
    }
  }
}
