package io.sparktune.spark.prediction.series;

import io.sparktune.data.DataError;
import io.sparktune.data.series.FittedSeries;
import io.sparktune.training.nd4j.NativeThreads;
import io.sparktune.training.trained.Forecast;
import io.sparktune.training.trained.TrainedModel;
import java.util.List;
import java.util.Map;
import org.apache.spark.TaskContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.jspecify.annotations.Nullable;
import scala.collection.JavaConverters;
import scala.collection.Seq;

/**
 * Foretells the next steps of series, as a function of Spark SQL: of a list of structs, whose
 * fields are the columns that the model reads, it makes a list of as many structs as the horizon
 * has steps, for each series.
 */
public final class SeriesFunction implements UDF1<Seq<Row>, Object> {

  private static final long serialVersionUID = 1;

  /** The share of what may come that should lie between low and high. */
  public static final double LEVEL = 0.9;

  private final Broadcast<Map<String, byte[]>> model;
  private transient @Nullable TrainedModel loaded;

  public SeriesFunction(Broadcast<Map<String, byte[]>> model) {
    this.model = model;
  }

  /** The type of what it returns. */
  public static DataType type(FittedSeries series) {
    return DataTypes.createArrayType(new ForecastColumns(series).schema());
  }

  @Override
  public Object call(Seq<Row> steps) {
    TrainedModel used = loaded == null ? load() : loaded;
    loaded = used;
    FittedSeries series = (FittedSeries) used.preparation();
    List<Row> rows = JavaConverters.seqAsJavaList(steps);
    if (rows.isEmpty()) {
      return List.of();
    }
    List<String> names = List.of(rows.get(0).schema().fieldNames());
    for (String name : series.columnNames()) {
      if (!names.contains(name)) {
        throw new DataError(
            "the structs have no field %s, which the model reads; give collect_list(struct(*))"
                .formatted(name));
      }
    }
    ForecastColumns columns = new ForecastColumns(series);
    return Forecast.next(
            used, SeriesCells.table(names, rows, "of the list"), series.horizon(), LEVEL)
        .stream()
        .map(columns::row)
        .toList();
  }

  private TrainedModel load() {
    TaskContext task = TaskContext.get();
    NativeThreads.use(task == null ? 1 : task.cpus());
    return TrainedModel.of(model.value());
  }
}
