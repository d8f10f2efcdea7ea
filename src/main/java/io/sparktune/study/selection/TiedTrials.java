package io.sparktune.study.selection;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.TDistribution;

/**
 * Finds the trials that the folds cannot tell from the best one: corrected resampled t-test (Nadeau
 * and Bengio 2003), one-sided at 5 %, with Holm's correction (1979) over the 20 best. Trials of
 * lower rank have to be as clearly worse as the clearest of those.
 */
final class TiedTrials {

  private static final double LEVEL = 0.05;

  private static final int MOST_COMPARED = 20;

  private TiedTrials() {}

  /** The ranks from 0 of the trials that are tied, the best one's first; only that of one fold. */
  static List<Integer> of(FoldMerits trials) {
    int count = trials.merits().length;
    if (trials.folds() < 2) {
      return List.of(0);
    }
    int compared = Math.min(count, MOST_COMPARED) - 1;
    double[] chances =
        IntStream.range(0, count).mapToDouble(rank -> chance(trials, rank)).toArray();
    boolean[] isWorse = new boolean[count];
    List<Integer> clearestFirst =
        IntStream.rangeClosed(1, compared)
            .boxed()
            .sorted(Comparator.comparingDouble(rank -> chances[rank]))
            .toList();
    for (int place = 0; place < compared; place++) {
      int rank = clearestFirst.get(place);
      if (chances[rank] > LEVEL / (compared - place)) {
        break;
      }
      isWorse[rank] = true;
    }
    for (int rank = compared + 1; rank < count; rank++) {
      isWorse[rank] = chances[rank] <= LEVEL / compared;
    }
    List<Integer> tied = new ArrayList<>();
    for (int rank = 0; rank < count; rank++) {
      if (!isWorse[rank]) {
        tied.add(rank);
      }
    }
    return tied;
  }

  /** How likely folds are to differ so much from the best trial's where both are equally good. */
  private static double chance(FoldMerits trials, int rank) {
    int folds = trials.folds();
    double[] differences = new double[folds];
    double mean = 0;
    for (int fold = 0; fold < folds; fold++) {
      differences[fold] = trials.merits()[0][fold] - trials.merits()[rank][fold];
      mean += differences[fold] / folds;
    }
    double error = Math.sqrt(FoldMerits.variance(differences) * (1.0 / folds + trials.testRatio()));
    if (error == 0) {
      return mean > 0 ? 0 : 1;
    }
    return 1 - new TDistribution(null, folds - 1).cumulativeProbability(mean / error);
  }
}
