package io.sparktune.spark.prediction;

import io.sparktune.data.series.FittedSeries;
import io.sparktune.settings.Task;
import io.sparktune.training.trained.ModelDescription;
import io.sparktune.training.trained.TrainedModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/** The columns that predictions have. */
final class Outputs {

  private final ModelDescription model;

  /** The columns before those of labels. */
  private final List<String> predicted;

  private Outputs(ModelDescription model, List<String> predicted) {
    this.model = model;
    this.predicted = List.copyOf(predicted);
  }

  Outputs(ModelDescription model) {
    this(model, List.of("prediction"));
  }

  /** Those of a model, which may predict several numbers for each row. */
  static Outputs of(TrainedModel trained) {
    return trained.preparation() instanceof FittedSeries series
        ? new Outputs(trained.description(), series.predictionNames())
        : new Outputs(trained.description());
  }

  /**
   * {@code prediction}, or one for each number where there are several, and {@code
   * probability_<label>} for each class or label, with a number behind it where a class before
   * differs only in case: readers such as Spark ignore that.
   */
  List<String> names() {
    List<String> names = new ArrayList<>(predicted);
    for (String label : model.labels()) {
      String name = "probability_" + label;
      String free = name;
      for (int number = 2; isIn(names, free); number++) {
        free = name + "_" + number;
      }
      names.add(free);
    }
    return names;
  }

  private static boolean isIn(List<String> names, String name) {
    return names.stream().anyMatch(name::equalsIgnoreCase);
  }

  boolean haveLabels() {
    return model.task() != Task.REGRESSION;
  }

  int count() {
    return predicted.size() + model.labels().size();
  }

  /** These columns behind others. */
  StructType behind(StructType input) {
    List<String> names = names();
    StructType schema =
        input.add(names.get(0), haveLabels() ? DataTypes.StringType : DataTypes.DoubleType);
    for (String name : names.subList(1, names.size())) {
      schema = schema.add(name, DataTypes.DoubleType);
    }
    return schema;
  }

  /**
   * A row of an answer.
   *
   * @param kept the cells before these columns
   * @param outputs of the network; null where it predicts nothing, NaN for a number that it lacks
   */
  Row answer(Object[] kept, float @Nullable [] outputs) {
    Object[] answer = Arrays.copyOf(kept, kept.length + count());
    if (outputs != null) {
      write(outputs, answer, kept.length);
    }
    return RowFactory.create(answer);
  }

  /** The same, as the only columns of a row of Spark's own. */
  void write(float[] outputs, InternalRow row) {
    if (!haveLabels()) {
      for (int i = 0; i < predicted.size(); i++) {
        if (Float.isNaN(outputs[i])) {
          row.setNullAt(i);
        } else {
          row.setDouble(i, outputs[i]);
        }
      }
      return;
    }
    for (int i = 0; i < outputs.length; i++) {
      row.setDouble(1 + i, outputs[i]);
    }
    row.update(0, UTF8String.fromString(label(outputs)));
  }

  private String label(float[] outputs) {
    return model.task() == Task.CLASSIFICATION
        ? model.labels().get(mostProbable(outputs))
        : likely(outputs);
  }

  /** An answer in one cell: a struct of these columns, or the number alone. */
  Object cell(float[] outputs) {
    Row answer = answer(new Object[0], outputs);
    return haveLabels() ? answer : answer.get(0);
  }

  private void write(float[] outputs, Object[] answer, int first) {
    if (!haveLabels()) {
      for (int i = 0; i < predicted.size(); i++) {
        answer[first + i] = Float.isNaN(outputs[i]) ? null : (Double) (double) outputs[i];
      }
      return;
    }
    for (int i = 0; i < outputs.length; i++) {
      answer[first + 1 + i] = (double) outputs[i];
    }
    answer[first] = label(outputs);
  }

  private static int mostProbable(float[] outputs) {
    int best = 0;
    for (int i = 0; i < outputs.length; i++) {
      best = outputs[i] > outputs[best] ? i : best;
    }
    return best;
  }

  private String likely(float[] outputs) {
    boolean[] chosen = model.choice().chosen(outputs, 0, outputs.length);
    return IntStream.range(0, outputs.length)
        .filter(i -> chosen[i])
        .mapToObj(model.labels()::get)
        .collect(Collectors.joining(model.separator()));
  }
}
