package io.sparktune.search.tpe;

import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.IntUnaryOperator;

/**
 * A split of trials into the wanted ones and the others: good and bad ones, or those that satisfy a
 * requirement and those that violate it.
 *
 * @param share of the wanted among all trials, in (0, 1)
 */
record TrialSplit(WeightedPoints wanted, WeightedPoints others, double share) {

  /** More bad trials than these are represented by a stratified sample of this size. */
  private static final int MOST_BAD = 500;

  /**
   * The sample size for each side of a requirement, whose border is coarser than that of the good
   * trials.
   */
  private static final int MOST_OF_SIDE = 200;

  /** The good and the bad trials. */
  static TrialSplit byGoals(Trials trials, GoodTrials good, double share, SplittableRandom random) {
    WeightedPoints wanted = new WeightedPoints();
    for (int i = 0; i < good.numbers().size(); i++) {
      int number = good.numbers().get(i);
      wanted.add(trials.point(number), good.weights().get(i));
    }
    WeightedPoints others =
        thinned(trials, trials.size(), MOST_BAD, number -> number, random, good.numbers());
    return new TrialSplit(wanted, others, share);
  }

  /** Trials that satisfy a requirement; while none does, the share with the smallest violations. */
  static TrialSplit byRequirement(
      Trials trials, OutcomeRequirement requirement, double share, SplittableRandom random) {
    int size = requirement.size();
    int least = (int) Math.ceil(share * size);
    int satisfied = Math.min(Math.max(requirement.satisfied(), least), size - 1);
    WeightedPoints wanted =
        thinned(trials, satisfied, MOST_OF_SIDE, requirement::number, random, List.of());
    WeightedPoints others =
        thinned(
            trials,
            size - satisfied,
            MOST_OF_SIDE,
            place -> requirement.number(satisfied + place),
            random,
            List.of());
    return new TrialSplit(wanted, others, (double) satisfied / size);
  }

  private static WeightedPoints thinned(
      Trials trials,
      int size,
      int most,
      IntUnaryOperator numbers,
      SplittableRandom random,
      List<Integer> leftOut) {
    Set<Integer> without = Set.copyOf(leftOut);
    WeightedPoints sample = new WeightedPoints();
    int strata = Math.min(size, most);
    double length = (double) size / strata;
    for (int i = 0; i < strata; i++) {
      double place = size == strata ? i : (i + random.nextDouble()) * length;
      int number = numbers.applyAsInt((int) place);
      if (!without.contains(number)) {
        sample.add(trials.point(number), length);
      }
    }
    return sample;
  }
}
