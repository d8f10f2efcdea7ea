package io.sparktune.data.series;

import io.sparktune.data.cells.SampleStatistics;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The errors of forecasts on steps that were held out, after the transformation.
 *
 * @param quantiles of each step of the horizon: of the shares 0, 0.01, ..., 1
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
    for (int lead = 0; lead < form.horizon(); lead++) {
      int of = lead;
      SampleStatistics errors =
          new SampleStatistics(
              IntStream.range(0, truth.length / form.horizon())
                  .map(row -> row * form.horizon() + of)
                  .mapToDouble(at -> form.transformed(truth[at]) - form.transformed(forecast[at])));
      quantiles.add(
          IntStream.rangeClosed(0, PERCENT)
              .mapToObj(percent -> errors.quantile(percent / (double) PERCENT))
              .toList());
    }
    return new SeriesIntervals(transform, quantiles);
  }

  /**
   * The value below which a share of what may come is.
   *
   * @param lead the number of the foretold step, from 0; behind the horizon errors grow with the
   *     root of how often it is gone through
   */
  public double quantile(double forecast, int lead, double share) {
    List<Double> of = quantiles.get(lead % quantiles.size());
    double place = share * PERCENT;
    int below = Math.min(PERCENT - 1, (int) place);
    double error = of.get(below) + (place - below) * (of.get(below + 1) - of.get(below));
    double growth = Math.sqrt(1 + lead / quantiles.size());
    return transform.undone(transform.of(forecast) + growth * error);
  }
}
