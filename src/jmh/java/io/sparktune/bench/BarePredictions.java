package io.sparktune.bench;

import io.sparktune.data.BatchWriter;
import io.sparktune.training.nd4j.NativeThreads;
import io.sparktune.training.trained.TrainedModel;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.JoinedRow;
import org.apache.spark.sql.catalyst.expressions.SpecificInternalRow;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;

/** A bare loop: numbers go from Spark's own rows into a matrix, a thousand rows at a time. */
final class BarePredictions implements FlatMapFunction<Iterator<InternalRow>, InternalRow> {

  private static final long serialVersionUID = 1;
  private static final int ROWS = 1024;

  private final Map<String, byte[]> files;
  private final int columns;

  private BarePredictions(Map<String, byte[]> files, int columns) {
    this.files = files;
    this.columns = columns;
  }

  /** All columns of the rows and the predictions. */
  static Dataset<Row> of(Dataset<Row> rows, Map<String, byte[]> model) {
    StructType schema = rows.schema().add("prediction", DataTypes.StringType);
    for (String label : TrainedModel.of(model).description().labels()) {
      schema = schema.add("probability_" + label, DataTypes.DoubleType);
    }
    return rows.sparkSession()
        .internalCreateDataFrame(
            rows.queryExecution()
                .toRdd()
                .toJavaRDD()
                .mapPartitions(new BarePredictions(model, rows.columns().length))
                .rdd(),
            schema,
            false);
  }

  @Override
  public Iterator<InternalRow> call(Iterator<InternalRow> rows) {
    NativeThreads.use(1);
    TrainedModel model = TrainedModel.of(files);
    List<String> labels = model.description().labels();
    StructType added = new StructType().add("prediction", DataTypes.StringType);
    for (String label : labels) {
      added = added.add(label, DataTypes.DoubleType);
    }
    SpecificInternalRow answer = new SpecificInternalRow(added);
    return new Iterator<>() {
      private final JoinedRow joined = new JoinedRow();
      private List<InternalRow> batch = Collections.emptyList();
      private float[][] predictions = new float[0][];
      private int at;

      @Override
      public boolean hasNext() {
        return at < batch.size() || rows.hasNext();
      }

      @Override
      public InternalRow next() {
        if (at == batch.size()) {
          fill();
        }
        int best = 0;
        for (int i = 0; i < labels.size(); i++) {
          answer.setDouble(1 + i, predictions[at][i]);
          best = predictions[at][i] > predictions[at][best] ? i : best;
        }
        answer.update(0, UTF8String.fromString(labels.get(best)));
        return joined.apply(batch.get(at++), answer);
      }

      private void fill() {
        batch = new ArrayList<>();
        while (batch.size() < ROWS && rows.hasNext()) {
          batch.add(rows.next().copy());
        }
        at = 0;
        predictions = model.predict(matrix(batch), batch.size());
      }
    };
  }

  private BatchWriter matrix(List<InternalRow> batch) {
    return (rows, from, count, into) -> {
      float[] values = into.values(0);
      for (int row = 0; row < count; row++) {
        InternalRow numbers = batch.get(rows[from + row]);
        for (int column = 0; column < columns; column++) {
          values[row * columns + column] = (float) numbers.getDouble(column);
        }
      }
    };
  }
}
