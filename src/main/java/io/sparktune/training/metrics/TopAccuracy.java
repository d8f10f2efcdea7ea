package io.sparktune.training.metrics;

import io.sparktune.trial.Direction;
import io.sparktune.trial.ShareMetric;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The share of rows whose class is among the most probable ones (top-k accuracy), such as {@code
 * top-5-accuracy}. Of equal probabilities the first counts as the greater.
 *
 * @param most how many classes are looked at
 */
record TopAccuracy(int most) implements ClassMetric, ShareMetric {

  private static final Pattern KEY = Pattern.compile("top-([1-9][0-9]{0,2})-accuracy");

  TopAccuracy {
    if (most < 1) {
      throw new IllegalArgumentException("the number of classes is " + most);
    }
  }

  /** The metric with a key; empty where that is another one's. */
  static Optional<TopAccuracy> named(String key) {
    Matcher matcher = KEY.matcher(key);
    return matcher.matches()
        ? Optional.of(new TopAccuracy(Integer.parseInt(matcher.group(1))))
        : Optional.empty();
  }

  @Override
  public String key() {
    return "top-" + most + "-accuracy";
  }

  @Override
  public Direction direction() {
    return Direction.MAXIMIZE;
  }

  @Override
  public MetricValue measure(ClassPredictions predictions) {
    if (most >= predictions.labels().size()) {
      return MetricValue.undefined(
          "there are "
              + predictions.labels().size()
              + " classes, all of them among the first "
              + most);
    }
    long found = 0;
    for (int row = 0; row < predictions.rows(); row++) {
      found += place(predictions, row) < most ? 1 : 0;
    }
    return MetricValue.of((double) found / predictions.rows());
  }

  /** How many classes are more probable than the true one. */
  private static int place(ClassPredictions predictions, int row) {
    int truth = predictions.truth(row);
    float probability = predictions.probability(row, truth);
    int before = 0;
    for (int label = 0; label < predictions.labels().size(); label++) {
      float other = predictions.probability(row, label);
      before += other > probability || (other == probability && label < truth) ? 1 : 0;
    }
    return before;
  }
}
