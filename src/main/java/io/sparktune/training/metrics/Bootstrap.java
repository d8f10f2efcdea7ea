package io.sparktune.training.metrics;

import io.sparktune.trial.Goal;
import io.sparktune.trial.ScoreRange;
import io.sparktune.trial.Seeds;
import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * The 90 % interval of a score by the rows that it was measured on: percentiles of the scores of as
 * many rows drawn with replacement (Efron 1979). It holds for rows that are independent of each
 * other.
 */
public final class Bootstrap {

  private static final int MOST_DRAWS = 1_000;
  private static final int FEWEST_DRAWS = 100;

  /** Of all draws together, so that many rows are drawn fewer times. */
  private static final int ROWS = 10_000_000;

  private static final double TAIL = 0.05;

  private Bootstrap() {}

  /** Empty where most draws leave the metric undefined. */
  public static Optional<ScoreRange> interval(Predictions predictions, Goal goal) {
    int rows = predictions.rows();
    int draws = Math.max(FEWEST_DRAWS, Math.min(MOST_DRAWS, ROWS / rows));
    SplittableRandom random = Seeds.random(0, "bootstrap", 0);
    double[] scores = new double[draws];
    int defined = 0;
    for (int draw = 0; draw < draws; draw++) {
      int[] drawn = random.ints(rows, 0, rows).toArray();
      MetricValue value = predictions.at(drawn).measure(goal);
      if (value.isDefined()) {
        scores[defined++] = value.value();
      }
    }
    if (defined < FEWEST_DRAWS / 2) {
      return Optional.empty();
    }
    double[] ordered = Arrays.copyOf(scores, defined);
    Arrays.sort(ordered);
    int outside = (int) Math.floor(TAIL * (defined - 1));
    return Optional.of(new ScoreRange(ordered[outside], ordered[defined - 1 - outside]));
  }
}
