package io.sparktune.study.stopping;

import io.sparktune.pruning.RankedMerits;
import io.sparktune.study.outcomes.FinishedTrial;
import io.sparktune.study.state.StudyHistory;
import java.util.OptionalDouble;

/**
 * A stopping rule: the expected gain of more trials is less than the standard error of the best
 * score over its folds. The best of n independent trials with an exponential tail is expected to
 * grow by the tail's mean excess times ln((n + m) / n) with m more of them (Rényi's representation
 * of order statistics); a sampler that learns wins more at first and less in the end.
 */
final class FoldNoiseRule {

  private static final double TAIL = 0.2;
  private static final int FEWEST_IN_TAIL = 3;

  private FoldNoiseRule() {}

  static boolean holds(StudyHistory known, int trialsLeft) {
    RankedMerits merits = known.merits();
    int tail = Math.max(FEWEST_IN_TAIL, (int) (TAIL * merits.size()));
    OptionalDouble deviation =
        known.best().map(FinishedTrial::scoreDeviation).orElse(OptionalDouble.empty());
    if (merits.size() <= tail || deviation.isEmpty()) {
      return false;
    }
    double threshold = merits.at(tail);
    double excess = 0;
    for (int place = 0; place < tail; place++) {
      excess += (merits.at(place) - threshold) / tail;
    }
    double expected = excess * Math.log1p(trialsLeft / (double) merits.size());
    double error =
        deviation.getAsDouble() / Math.sqrt(known.best().orElseThrow().foldScores().size());
    return expected < error;
  }
}
