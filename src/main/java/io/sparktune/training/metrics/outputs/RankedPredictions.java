package io.sparktune.training.metrics.outputs;

import io.sparktune.training.metrics.MetricValue;
import io.sparktune.training.metrics.NumberPredictions;
import io.sparktune.training.metrics.Predictions;
import io.sparktune.training.metrics.RankingMetric;
import io.sparktune.trial.Metric;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Predictions for interactions, each beside those for the candidates that it is ranked among. */
public final class RankedPredictions implements Predictions {

  private final double[] predicted;

  /** The place of each interaction among all predictions, and their number. */
  private final int[] starts;

  private final int[] ranks;

  /** The interactions that count, perhaps several times. */
  private final int[] chosen;

  private RankedPredictions(double[] predicted, int[] starts, int[] ranks, int[] chosen) {
    this.predicted = predicted;
    this.starts = starts;
    this.ranks = ranks;
    this.chosen = chosen;
  }

  /**
   * Predictions for at least one interaction.
   *
   * @param predicted for each interaction and, behind it, its candidates; not copied
   * @param interactions the places of the interactions, ascending from 0
   */
  public static RankedPredictions of(double[] predicted, int[] interactions) {
    if (interactions.length == 0 || interactions[0] != 0) {
      throw new IllegalArgumentException("the first prediction is for no interaction");
    }
    int[] starts = Arrays.copyOf(interactions, interactions.length + 1);
    starts[interactions.length] = predicted.length;
    int[] ranks =
        IntStream.range(0, interactions.length)
            .map(place -> rank(predicted, starts[place], starts[place + 1]))
            .toArray();
    return new RankedPredictions(
        predicted, starts, ranks, IntStream.range(0, interactions.length).toArray());
  }

  /** From 1; candidates with the same prediction come before the interaction. */
  private static int rank(double[] predicted, int from, int to) {
    int rank = 1;
    for (int place = from + 1; place < to; place++) {
      rank += predicted[place] >= predicted[from] ? 1 : 0;
    }
    return rank;
  }

  @Override
  public int rows() {
    return chosen.length;
  }

  @Override
  public RankedPredictions at(int[] rows) {
    return new RankedPredictions(
        predicted, starts, ranks, Arrays.stream(rows).map(row -> chosen[row]).toArray());
  }

  @Override
  public MetricValue measure(Metric metric, String label) {
    return metric instanceof RankingMetric ofRanks && label.isEmpty()
        ? ofRanks.ofRanks(Arrays.stream(chosen).map(row -> ranks[row]).toArray())
        : numbers().measure(metric, label);
  }

  /** Interactions as 1, candidates as 0. */
  private NumberPredictions numbers() {
    int[] places =
        Arrays.stream(chosen)
            .flatMap(row -> IntStream.range(starts[row], starts[row + 1]))
            .toArray();
    double[] truth =
        Arrays.stream(chosen)
            .flatMap(row -> IntStream.range(0, starts[row + 1] - starts[row]))
            .mapToDouble(place -> place == 0 ? 1 : 0)
            .toArray();
    return new NumberPredictions(
        truth, Arrays.stream(places).mapToDouble(place -> predicted[place]).toArray());
  }
}
