package io.sparktune.spark.prediction;

import io.sparktune.data.DataError;
import io.sparktune.data.table.InputColumn;
import io.sparktune.spark.prediction.cells.CellBatch;
import io.sparktune.spark.prediction.cells.RowCells;
import io.sparktune.training.nd4j.NativeThreads;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.spark.TaskContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.api.java.UDF1;
import org.jspecify.annotations.Nullable;
import scala.Option;

/** Predicts for one row at a time, as a function of Spark SQL. */
final class PredictFunction implements UDF1<Row, Object> {

  private static final long serialVersionUID = 1;

  private final Broadcast<Map<String, byte[]>> model;
  private transient @Nullable Loaded loaded;

  private record Loaded(TableModel model, FeatureCells cells, Outputs outputs) {}

  PredictFunction(Broadcast<Map<String, byte[]>> model) {
    this.model = model;
  }

  @Override
  public Object call(Row row) {
    Loaded used = loaded == null ? load() : loaded;
    loaded = used;
    Outputs outputs = used.outputs();
    Object[] values = used.model().columns().stream().map(each -> value(row, each)).toArray();
    int[] places = IntStream.range(0, values.length).toArray();
    CellBatch rows = new RowCells(List.of(RowFactory.create(values)));
    FeatureCells cells = used.cells();
    float[] prediction =
        used.model().predict(cells.table(rows, places), cells.texts(rows, places))[0];
    return outputs.cell(prediction);
  }

  private Loaded load() {
    TaskContext task = TaskContext.get();
    NativeThreads.use(task == null ? 1 : task.cpus());
    TableModel table = TableModel.of(model.value());
    return new Loaded(table, new FeatureCells(table), new Outputs(table.description()));
  }

  private static @Nullable Object value(Row row, InputColumn feature) {
    Option<Object> place = row.schema().getFieldIndex(feature.name());
    if (place.isEmpty()) {
      throw new DataError(
          "the struct has no field "
              + feature.name()
              + ", which the model reads; give struct(*), or name it with named_struct");
    }
    return row.get((int) place.get());
  }
}
