package io.sparktune.search.tpe;

import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.IntUnaryOperator;

/**
 * Trials that are wanted, and the others: the good and the bad, or those that keep a requirement
 * and those that break it.
 *
 * @param share of the wanted among all trials, in (0, 1)
 */
record Division(Sample wanted, Sample others, double share) {

  /** More bad trials than these are represented by so many of them, one of each equal stretch. */
  private static final int MOST_BAD = 500;

  /** The same for each side of a requirement, whose border is less fine than the good trials'. */
  private static final int MOST_OF_SIDE = 200;

  /** The good and the bad trials. */
  static Division byGoals(Trials trials, Good good, double share, SplittableRandom random) {
    Sample wanted = new Sample();
    for (int i = 0; i < good.numbers().size(); i++) {
      int number = good.numbers().get(i);
      wanted.add(trials.point(number), good.weights().get(i));
    }
    Sample others =
        thinned(trials, trials.size(), MOST_BAD, number -> number, random, good.numbers());
    return new Division(wanted, others, share);
  }

  /** Trials that keep a requirement; while none does, the share of them that breaks it least. */
  static Division byRequirement(
      Trials trials, Requirement requirement, double share, SplittableRandom random) {
    int size = requirement.size();
    int least = (int) Math.ceil(share * size);
    int kept = Math.min(Math.max(requirement.kept(), least), size - 1);
    Sample wanted = thinned(trials, kept, MOST_OF_SIDE, requirement::number, random, List.of());
    Sample others =
        thinned(
            trials,
            size - kept,
            MOST_OF_SIDE,
            place -> requirement.number(kept + place),
            random,
            List.of());
    return new Division(wanted, others, (double) kept / size);
  }

  private static Sample thinned(
      Trials trials,
      int size,
      int most,
      IntUnaryOperator numbers,
      SplittableRandom random,
      List<Integer> leftOut) {
    Set<Integer> without = Set.copyOf(leftOut);
    Sample sample = new Sample();
    int stretches = Math.min(size, most);
    double length = (double) size / stretches;
    for (int i = 0; i < stretches; i++) {
      double place = size == stretches ? i : (i + random.nextDouble()) * length;
      int number = numbers.applyAsInt((int) place);
      if (!without.contains(number)) {
        sample.add(trials.point(number), length);
      }
    }
    return sample;
  }
}
