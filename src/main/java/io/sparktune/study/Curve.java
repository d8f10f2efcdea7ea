package io.sparktune.study;

import io.sparktune.trial.EpochScore;
import java.util.Arrays;
import java.util.List;

/** The best merit of a fold so far, after each of its epochs: an immutable value. */
final class Curve {

  static final Curve EMPTY = new Curve(new double[0]);

  private final double[] best;

  private Curve(double[] best) {
    this.best = best;
  }

  /** The curve with those of these epochs that it does not have yet. */
  Curve with(List<EpochScore> scores, StudyRules rules) {
    double[] longer = best;
    for (EpochScore score : scores) {
      if (score.epoch() > longer.length) {
        int from = longer.length;
        longer = Arrays.copyOf(longer, score.epoch());
        double before = from == 0 ? Double.NEGATIVE_INFINITY : longer[from - 1];
        Arrays.fill(longer, from, longer.length - 1, before);
        longer[longer.length - 1] = Math.max(before, rules.merit(score.score()));
      }
    }
    return longer == best ? this : new Curve(longer);
  }

  /** How many epochs are scored. */
  int epochs() {
    return best.length;
  }

  /** The merit after an epoch, from 1, or after the last one if that came earlier. */
  double at(int epoch) {
    return best.length == 0 ? Double.NEGATIVE_INFINITY : best[Math.min(epoch, best.length) - 1];
  }
}
