package io.sparktune.training.trained;

import io.sparktune.data.RawTable;
import io.sparktune.data.series.FittedSeries;
import io.sparktune.data.series.SeriesInput;
import io.sparktune.data.series.SeriesIntervals;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A step of a series that has not come yet.
 *
 * @param series its name; empty where there is one series without a name
 * @param low NaN where the errors of forecasts are not known
 * @param high NaN as well
 */
public record Forecast(String series, String time, double value, double low, double high) {

  /**
   * The steps behind the last known target of each series of a table. Steps behind the horizon of
   * the model are foretold from those before them.
   *
   * @param steps of each series
   * @param level the share of what may come that should lie between low and high, in (0, 1)
   * @throws io.sparktune.data.DataError if the model cannot read the table
   */
  public static List<Forecast> next(TrainedModel model, RawTable table, int steps, double level) {
    SeriesInput input = SeriesInput.of((FittedSeries) model.preparation(), table);
    int horizon = model.preparation().targetNumbers();
    List<List<Forecast>> bySeries = new ArrayList<>();
    input.ids().forEach(id -> bySeries.add(new ArrayList<>()));
    for (int done = 0; done < steps; done += horizon) {
      float[][] block = model.predict(input.next());
      for (int series = 0; series < block.length; series++) {
        for (int lead = 0; lead < horizon && done + lead < steps; lead++) {
          bySeries
              .get(series)
              .add(
                  of(
                      input.ids().get(series),
                      input.time(series, lead),
                      block[series][lead],
                      model.intervals(),
                      done + lead,
                      level));
        }
      }
      if (done + horizon < steps) {
        input = input.with(block);
      }
    }
    return bySeries.stream().flatMap(List::stream).toList();
  }

  private static Forecast of(
      String series,
      String time,
      double value,
      Optional<SeriesIntervals> intervals,
      int lead,
      double level) {
    double tail = (1 - level) / 2;
    return new Forecast(
        series,
        time,
        value,
        intervals.map(errors -> errors.quantile(value, lead, tail)).orElse(Double.NaN),
        intervals.map(errors -> errors.quantile(value, lead, 1 - tail)).orElse(Double.NaN));
  }
}
