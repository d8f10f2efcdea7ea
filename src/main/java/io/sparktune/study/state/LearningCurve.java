package io.sparktune.study.state;

import io.sparktune.study.outcomes.StudyRules;
import io.sparktune.trial.EpochScore;
import java.util.Arrays;
import java.util.List;

/**
 * The merit of a fold after each of its epochs: an immutable value. It is the best one so far, or
 * in a population the latest: what a trial resumes from may have been better than the trial is.
 */
final class LearningCurve {

  static final LearningCurve EMPTY = new LearningCurve(new double[0]);

  private final double[] merits;

  private LearningCurve(double[] merits) {
    this.merits = merits;
  }

  /** The curve with those of these epochs that it does not have yet. */
  LearningCurve with(List<EpochScore> scores, StudyRules rules) {
    double[] longer = merits;
    for (EpochScore score : scores) {
      if (score.epoch() > longer.length) {
        int from = longer.length;
        longer = Arrays.copyOf(longer, score.epoch());
        double before = from == 0 ? Double.NEGATIVE_INFINITY : longer[from - 1];
        Arrays.fill(longer, from, longer.length - 1, before);
        double merit = rules.merit(score.score());
        longer[longer.length - 1] = rules.hasPopulation() ? merit : Math.max(before, merit);
      }
    }
    return longer == merits ? this : new LearningCurve(longer);
  }

  /** The first epochs alone. */
  LearningCurve upTo(int epochs) {
    return new LearningCurve(Arrays.copyOf(merits, epochs));
  }

  /** How many epochs are scored. */
  int epochs() {
    return merits.length;
  }

  /** The merit after an epoch, from 1, or after the last one if that came earlier. */
  double at(int epoch) {
    return merits.length == 0
        ? Double.NEGATIVE_INFINITY
        : merits[Math.min(epoch, merits.length) - 1];
  }
}
