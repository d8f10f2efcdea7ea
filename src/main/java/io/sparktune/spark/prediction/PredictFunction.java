package io.sparktune.spark.prediction;

import io.sparktune.data.DataError;
import io.sparktune.data.table.InputColumn;
import io.sparktune.training.nd4j.NativeThreads;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.apache.spark.TaskContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.api.java.UDF1;
import org.jspecify.annotations.Nullable;

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
    Object[] texts = used.model().columns().stream().map(feature -> text(row, feature)).toArray();
    float[] prediction =
        used.model().predict(used.cells().table(List.of(RowFactory.create(texts)), 0))[0];
    Object[] answer = new Object[outputs.count()];
    outputs.write(prediction, answer, 0);
    return outputs.areClasses() ? RowFactory.create(answer) : answer[0];
  }

  private Loaded load() {
    TaskContext task = TaskContext.get();
    NativeThreads.use(task == null ? 1 : task.cpus());
    TableModel table = TableModel.of(model.value());
    return new Loaded(table, new FeatureCells(table), new Outputs(table.description()));
  }

  private static @Nullable String text(Row row, InputColumn feature) {
    List<String> names = List.of(row.schema().fieldNames());
    int place = names.indexOf(feature.name());
    if (place < 0) {
      throw new DataError(
          "the struct has no field "
              + feature.name()
              + ", which the model reads; give struct(*), or name it with named_struct");
    }
    Object value = row.get(place);
    return value == null ? null : text(value);
  }

  /** As Spark casts it, moments in UTC. */
  private static String text(Object value) {
    if (value instanceof Timestamp moment) {
      return text(moment.toInstant());
    }
    if (value instanceof Instant moment) {
      return text(LocalDateTime.ofInstant(moment, ZoneOffset.UTC));
    }
    return value instanceof LocalDateTime time
        ? Timestamp.valueOf(time).toString().replaceFirst("\\.0$", "")
        : value.toString();
  }
}
