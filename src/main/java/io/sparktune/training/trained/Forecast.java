package io.sparktune.training.trained;

import io.sparktune.data.Dataset;
import io.sparktune.data.RawTable;
import io.sparktune.data.series.FittedSeries;
import io.sparktune.data.series.SeriesInput;
import io.sparktune.data.series.SeriesIntervals;
import io.sparktune.data.series.SeriesQuantiles;
import java.util.ArrayList;
import java.util.List;

/**
 * A step of a series that has not come yet.
 *
 * @param series its name; empty where there is one series without a name
 * @param numbers of each target
 */
public record Forecast(String series, String time, List<Foretold> numbers) {

  /**
   * A number that is foretold.
   *
   * @param low NaN where the errors of forecasts are not known
   * @param high NaN as well
   */
  public record Foretold(double value, double low, double high) {}

  public Forecast {
    numbers = List.copyOf(numbers);
  }

  /**
   * The steps behind the last known target of each series of a table. Steps behind the horizon of
   * the model are foretold from those before them.
   *
   * @param steps of each series
   * @param level the share of what may come that should lie between low and high, in (0, 1)
   * @throws io.sparktune.data.DataError if the model cannot read the table
   */
  public static List<Forecast> next(TrainedModel model, RawTable table, int steps, double level) {
    FittedSeries fitted = (FittedSeries) model.preparation();
    SeriesInput input = SeriesInput.of(fitted, table);
    int horizon = fitted.horizon();
    List<List<Forecast>> bySeries = new ArrayList<>();
    input.ids().forEach(id -> bySeries.add(new ArrayList<>()));
    for (int done = 0; done < steps; done += horizon) {
      Dataset next = input.next(Math.min(horizon, steps - done));
      float[][] block = model.predict(next);
      Intervals intervals =
          new Intervals(model, fitted, model.quantiles(next), done / horizon, level);
      for (int series = 0; series < block.length; series++) {
        for (int lead = 0; lead < horizon && done + lead < steps; lead++) {
          List<Foretold> numbers = new ArrayList<>();
          for (int target = 0; target < fitted.targets().size(); target++) {
            int number = lead * fitted.targets().size() + target;
            numbers.add(intervals.around(block[series][number], series, number));
          }
          bySeries
              .get(series)
              .add(new Forecast(input.ids().get(series), input.time(series, lead), numbers));
        }
      }
      if (done + horizon < steps) {
        input = input.with(block);
      }
    }
    return bySeries.stream().flatMap(List::stream).toList();
  }

  /** The intervals of a block of steps: of quantiles where they reach as far, or of past errors. */
  @SuppressWarnings("ArrayRecordComponent") // quantiles stay primitive
  private record Intervals(
      TrainedModel model, FittedSeries fitted, double[][] quantiles, int passes, double level) {

    Foretold around(double value, int series, int number) {
      double tail = (1 - level) / 2;
      SeriesQuantiles foretold = fitted.foretoldQuantiles();
      if (foretold.reach(tail) && foretold.reach(1 - tail)) {
        double[] own = quantiles[series];
        return new Foretold(
            value,
            foretold.quantile(own, number, passes, tail),
            foretold.quantile(own, number, passes, 1 - tail));
      }
      SeriesIntervals errors = model.intervals().orElse(null);
      return errors == null
          ? new Foretold(value, Double.NaN, Double.NaN)
          : new Foretold(
              value,
              errors.quantile(value, number, passes, tail),
              errors.quantile(value, number, passes, 1 - tail));
    }
  }
}
