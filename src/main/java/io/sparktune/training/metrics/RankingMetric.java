package io.sparktune.training.metrics;

import io.sparktune.trial.Direction;
import io.sparktune.trial.ShareMetric;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A metric of the ranks of interactions among candidates, such as {@code hit-rate-10}: what counts
 * is the first places.
 *
 * @param most how many places are looked at
 */
public record RankingMetric(Gain gain, int most) implements NumberMetric, ShareMetric {

  private static final Pattern KEY = Pattern.compile("(hit-rate|ndcg)-([1-9][0-9]{0,2})");

  /** The worth of a place among the first ones. */
  public enum Gain {
    /** 1: the metric is the share of interactions that are there. */
    HIT_RATE,
    /** 1 / log2(1 + rank) (Järvelin and Kekäläinen, 2002). */
    NDCG;

    private double at(int rank) {
      return this == HIT_RATE ? 1 : Math.log(2) / Math.log(1.0 + rank);
    }
  }

  public RankingMetric {
    if (most < 1) {
      throw new IllegalArgumentException("the number of places is " + most);
    }
  }

  /** The metric with a key; empty where that is another one's. */
  static Optional<RankingMetric> named(String key) {
    Matcher matcher = KEY.matcher(key);
    return matcher.matches()
        ? Optional.of(
            new RankingMetric(
                Gain.valueOf(matcher.group(1).toUpperCase(Locale.ROOT).replace('-', '_')),
                Integer.parseInt(matcher.group(2))))
        : Optional.empty();
  }

  @Override
  public String key() {
    return gain.name().toLowerCase(Locale.ROOT).replace('_', '-') + "-" + most;
  }

  @Override
  public Direction direction() {
    return Direction.MAXIMIZE;
  }

  @Override
  public MetricValue measure(NumberPredictions predictions) {
    return MetricValue.undefined(
        "rows are not ranked among candidates; read ratings with data.feedback = implicit");
  }

  /**
   * The mean gain.
   *
   * @param ranks from 1
   */
  public MetricValue ofRanks(int[] ranks) {
    double sum = 0;
    for (int rank : ranks) {
      sum += rank <= most ? gain.at(rank) : 0;
    }
    return MetricValue.of(sum / ranks.length);
  }
}
