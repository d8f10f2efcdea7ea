package io.sparktune.report.page;

import io.sparktune.study.outcomes.FinishedTrial;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Few of many things, the same ones every time. */
final class Sample {

  private Sample() {}

  /** The first ones, and of the others one in so many. */
  static <T> List<T> of(List<T> all, int first, int others) {
    if (all.size() <= first + others) {
      return all;
    }
    List<T> rest = all.subList(first, all.size());
    Set<T> sample = new LinkedHashSet<>(all.subList(0, first));
    for (int place = 0; place < others; place++) {
      sample.add(rest.get((int) ((long) place * rest.size() / others)));
    }
    return List.copyOf(sample);
  }

  /** The value below which a share of sorted values lies. */
  static double quantile(double[] sorted, double share) {
    double place = share * (sorted.length - 1);
    int below = (int) Math.floor(place);
    int above = Math.min(sorted.length - 1, below + 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }

  /** The numbers of trials. */
  static Set<Integer> numbers(List<FinishedTrial> trials) {
    Set<Integer> numbers = new LinkedHashSet<>();
    trials.forEach(trial -> numbers.add(trial.trial().number()));
    return Collections.unmodifiableSet(numbers);
  }
}
