package io.sparktune.search.tpe;

import io.sparktune.search.pareto.Dominance;
import io.sparktune.search.pareto.Hypervolume;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The order of trials with several goals (Ozaki et al., GECCO 2020 and JAIR 2022): one front after
 * another, and of the last one the subset with the greatest hypervolume. The weight of a trial is
 * its own contribution to the hypervolume of the good ones.
 */
final class GoalOrder {

  /** The distance of the reference from the worst good merit, as a share of their range. */
  private static final double MARGIN = 0.1;

  /** Trials that add nothing keep some weight, so that the density stays a mixture. */
  private static final double LEAST_WEIGHT = 0.1;

  private static final class Trial {

    private final int number;
    private final double[] merits;

    Trial(int number, double[] merits) {
      this.number = number;
      this.merits = merits;
    }
  }

  private final List<Trial> trials = new ArrayList<>();

  void add(int number, List<Double> merits) {
    trials.add(new Trial(number, merits.stream().mapToDouble(Double::doubleValue).toArray()));
  }

  int size() {
    return trials.size();
  }

  GoodTrials best(int most) {
    List<Trial> best = new ArrayList<>();
    List<Trial> rest = new ArrayList<>(trials);
    // In this order a trial comes after all that dominate it.
    rest.sort((one, other) -> Arrays.compare(other.merits, one.merits));
    while (best.size() < most && !rest.isEmpty()) {
      List<Trial> front = new ArrayList<>();
      List<Trial> behind = new ArrayList<>();
      for (Trial trial : rest) {
        boolean dominated =
            front.stream().anyMatch(other -> Dominance.dominates(other.merits, trial.merits));
        (dominated ? behind : front).add(trial);
      }
      int room = most - best.size();
      best.addAll(front.size() <= room ? front : spread(front, room));
      rest = behind;
    }
    return weighted(best);
  }

  /** The greedy subset of a front, whose hypervolume is within 1 - 1/e of the greatest. */
  private static List<Trial> spread(List<Trial> front, int size) {
    List<double[]> corners = corners(front);
    double[] gains = new double[front.size()];
    Arrays.fill(gains, Double.POSITIVE_INFINITY);
    List<double[]> chosenCorners = new ArrayList<>();
    List<Trial> chosen = new ArrayList<>();
    while (chosen.size() < size) {
      int next = -1;
      double gain = Double.NEGATIVE_INFINITY;
      for (int i = 0; i < gains.length; i++) {
        // A gain only ever shrinks as others are chosen: the old one is a bound of the new one.
        if (gains[i] > gain) {
          gains[i] = added(corners.get(i), chosenCorners);
          if (gains[i] > gain) {
            next = i;
            gain = gains[i];
          }
        }
      }
      gains[next] = Double.NEGATIVE_INFINITY;
      chosenCorners.add(corners.get(next));
      chosen.add(front.get(next));
    }
    return chosen;
  }

  private static GoodTrials weighted(List<Trial> best) {
    List<double[]> corners = corners(best);
    double[] added =
        IntStream.range(0, corners.size())
            .mapToDouble(
                i -> {
                  List<double[]> others = new ArrayList<>(corners);
                  others.remove(i);
                  return added(corners.get(i), others);
                })
            .toArray();
    double greatest = Arrays.stream(added).max().orElse(0);
    double[] weights =
        Arrays.stream(added)
            .map(volume -> greatest == 0 ? 1 : Math.max(LEAST_WEIGHT, volume / greatest))
            .toArray();
    return GoodTrials.weighted(best.stream().map(trial -> trial.number).toList(), weights);
  }

  private static double added(double[] corner, List<double[]> others) {
    return Hypervolume.added(corner, others, new double[corner.length]);
  }

  /** The merits of trials in units of their range, from a little below the worst. */
  private static List<double[]> corners(List<Trial> trials) {
    int goals = trials.isEmpty() ? 0 : trials.get(0).merits.length;
    double[] least = new double[goals];
    double[] most = new double[goals];
    for (int goal = 0; goal < goals; goal++) {
      int place = goal;
      least[goal] = trials.stream().mapToDouble(trial -> trial.merits[place]).min().orElseThrow();
      most[goal] = trials.stream().mapToDouble(trial -> trial.merits[place]).max().orElseThrow();
    }
    return trials.stream()
        .map(
            trial -> {
              double[] corner = new double[goals];
              Arrays.setAll(
                  corner,
                  goal ->
                      most[goal] == least[goal]
                          ? 1
                          : (trial.merits[goal] - least[goal]) / (most[goal] - least[goal])
                              + MARGIN);
              return corner;
            })
        .toList();
  }
}
