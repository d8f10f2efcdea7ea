package io.sparktune.search.forest;

import io.sparktune.search.Observation;
import io.sparktune.space.Values;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The trials that a forest is trained on. Where there are too many, they are the better half and as
 * many of the others, evenly by the order in which they ended.
 *
 * @param points features of each trial
 * @param scores of each trial, more is better
 */
record TrainingTrials(List<Observation> trials, List<double[]> points, List<Double> scores) {

  /**
   * @param weights of the goals
   * @param most how many trials at most
   */
  static TrainingTrials of(ForestHistory history, double[] weights, int most) {
    TrialMerits merits = new TrialMerits(history.trials(), weights);
    double[] all = history.trials().stream().mapToDouble(merits::of).toArray();
    int[] rows = chosen(all, most);
    double[] scores = MeritTransform.of(Arrays.stream(rows).mapToDouble(row -> all[row]).toArray());
    return new TrainingTrials(
        Arrays.stream(rows).mapToObj(history.trials()::get).toList(),
        Arrays.stream(rows).mapToObj(history.points()::get).toList(),
        Arrays.stream(scores).boxed().toList());
  }

  /** The values of feasible trials, the best first. */
  List<Values> bestValues() {
    return IntStream.range(0, trials.size())
        .filter(i -> trials.get(i).isFeasible())
        .boxed()
        .sorted(Comparator.comparingDouble(i -> -scores.get(i)))
        .map(i -> trials.get(i).values())
        .toList();
  }

  private static int[] chosen(double[] merits, int most) {
    if (merits.length <= most) {
      return IntStream.range(0, merits.length).toArray();
    }
    int[] byMerit =
        IntStream.range(0, merits.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> -merits[i]))
            .mapToInt(i -> i)
            .toArray();
    int better = most / 2;
    int[] others = Arrays.copyOfRange(byMerit, better, byMerit.length);
    Arrays.sort(others);
    IntStream evenly =
        IntStream.range(0, most - better)
            .map(i -> others[(int) ((long) i * others.length / (most - better))]);
    return IntStream.concat(Arrays.stream(byMerit, 0, better), evenly).sorted().toArray();
  }
}
