package io.sparktune.data.series;

import io.sparktune.data.cells.SampleStatistics;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The errors of forecasts on steps that were held out, after the transformation.
 *
 * @param quantiles of each number that is foretold of a row: of the shares 0, 0.01, ..., 1
 */
public record SeriesIntervals(PowerTransform transform, List<List<Double>> quantiles) {

  private static final int PERCENT = 100;

  public SeriesIntervals {
    quantiles = quantiles.stream().map(List::copyOf).toList();
    if (quantiles.isEmpty() || quantiles.stream().anyMatch(of -> of.size() != PERCENT + 1)) {
      throw new IllegalArgumentException("there are the quantiles " + quantiles);
    }
  }

  /**
   * Those of forecasts beside the truth, row after row.
   *
   * @param truth of each step of each row
   */
  static SeriesIntervals of(SeriesForm form, double[] truth, double[] forecast) {
    PowerTransform transform = form.settings().transform();
    List<List<Double>> quantiles = new ArrayList<>();
    int numbers = form.aim().numbers();
    for (int number = 0; number < numbers; number++) {
      int of = number;
      int target = number % form.aim().targets();
      SampleStatistics errors =
          new SampleStatistics(
              IntStream.range(0, truth.length / numbers)
                  .map(row -> row * numbers + of)
                  .mapToDouble(
                      at ->
                          form.transformed(target, truth[at])
                              - form.transformed(target, forecast[at])));
      quantiles.add(
          IntStream.rangeClosed(0, PERCENT)
              .mapToObj(percent -> errors.quantile(percent / (double) PERCENT))
              .toList());
    }
    return new SeriesIntervals(transform, quantiles);
  }

  /** By how much errors are larger once the horizon was gone through so often. */
  static double growth(int passes) {
    return Math.sqrt(1.0 + passes);
  }

  /**
   * The value below which a share of what may come is.
   *
   * @param number of those that are foretold of a row, from 0
   * @param passes how often the horizon was gone through before; errors grow with their root
   */
  public double quantile(double forecast, int number, int passes, double share) {
    List<Double> of = quantiles.get(number);
    double place = share * PERCENT;
    int below = Math.min(PERCENT - 1, (int) place);
    double error = of.get(below) + (place - below) * (of.get(below + 1) - of.get(below));
    return transform.undone(transform.of(forecast) + growth(passes) * error);
  }
}
