package io.sparktune.study.selection;

import io.sparktune.pruning.race.FoldRace;
import io.sparktune.pruning.race.Moments;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

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
    int count = trials.trials().size();
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
    return IntStream.range(0, count).filter(rank -> !isWorse[rank]).boxed().toList();
  }

  /** How likely folds are to differ so much from the best trial's where both are equally good. */
  private static double chance(FoldMerits trials, int rank) {
    List<Double> differences =
        FoldRace.differences(trials.merits().get(rank), trials.merits().get(0));
    return FoldRace.correctedPValue(differences, trials.testRatio())
        .orElseGet(() -> Moments.mean(differences) < 0 ? 0 : 1);
  }
}
