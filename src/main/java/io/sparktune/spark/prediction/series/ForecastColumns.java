package io.sparktune.spark.prediction.series;

import io.sparktune.data.series.FittedSeries;
import io.sparktune.training.trained.Forecast;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * The columns of steps that have not come yet: the series where there are several, the time, and
 * {@code forecast}, {@code low} and {@code high}, with the name of the target behind them where
 * there are several.
 */
public record ForecastColumns(FittedSeries series) {

  private static final List<String> NUMBERS = List.of("forecast", "low", "high");

  public StructType schema() {
    StructType schema = new StructType();
    if (hasId()) {
      schema = schema.add(series.idColumn(), DataTypes.StringType);
    }
    schema = schema.add(series.timeColumn(), DataTypes.StringType);
    for (String target : series.targets()) {
      for (String number : NUMBERS) {
        String name = series.targets().size() == 1 ? number : number + "_" + target;
        schema = schema.add(name, DataTypes.DoubleType);
      }
    }
    return schema;
  }

  private boolean hasId() {
    return !series.idColumn().isEmpty();
  }

  /** A row of these columns; numbers that are not known are null. */
  public Row row(Forecast step) {
    List<Object> cells = new ArrayList<>();
    if (hasId()) {
      cells.add(step.series());
    }
    cells.add(step.time());
    step.numbers().stream()
        .flatMap(number -> Stream.of(number.value(), number.low(), number.high()))
        .forEach(number -> cells.add(number.isNaN() ? null : number));
    return RowFactory.create(cells.toArray());
  }
}
