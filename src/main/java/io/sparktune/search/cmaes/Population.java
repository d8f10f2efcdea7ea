package io.sparktune.search.cmaes;

import io.sparktune.search.Observation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Collects results until there are enough to learn from. The best of earlier populations then
 * replace the worst: a search of a hundred trials cannot afford to forget them (injected as in
 * Hansen, arXiv 1110.4181).
 */
final class Population {

  private static final Comparator<Result> RANKING =
      Comparator.comparing(Result::observation, new ResultOrder());

  private final int size;
  private final int mostElites;
  private final List<Result> fresh = new ArrayList<>();
  private final List<Result> elites = new ArrayList<>();

  /**
   * @param mostElites how many of the best are kept, below the size
   */
  Population(int size, int mostElites) {
    this.size = size;
    this.mostElites = mostElites;
  }

  void add(Result result) {
    fresh.add(result);
  }

  boolean isComplete() {
    return fresh.size() == size;
  }

  /** The trials that came since the last population. */
  List<Observation> fresh() {
    return fresh.stream().map(Result::observation).toList();
  }

  /** The results to learn from, the best first; the next population begins. */
  List<Result> ranked() {
    fresh.sort(RANKING);
    List<Result> ranked = new ArrayList<>(fresh.subList(0, size - elites.size()));
    ranked.addAll(elites);
    ranked.sort(RANKING);
    elites.addAll(fresh);
    elites.sort(RANKING);
    elites.subList(Math.min(mostElites, elites.size()), elites.size()).clear();
    fresh.clear();
    return ranked;
  }
}
