package io.sparktune.search.forest;

import io.sparktune.space.Space;
import io.sparktune.space.Values;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Predicate;

/**
 * Maximises the acquisition function by local search from random points and from the best trials.
 */
final class LocalSearch {

  private static final int STARTS = 10;
  private static final int STEPS = 60;

  private final Space space;
  private final Features features;
  private final Proposals proposals;
  private final ForestModel model;
  private final Predicate<Values> known;
  private final SplittableRandom random;

  LocalSearch(
      Space space,
      Features features,
      Proposals proposals,
      ForestModel model,
      Predicate<Values> known,
      SplittableRandom random) {
    this.space = space;
    this.features = features;
    this.proposals = proposals;
    this.model = model;
    this.known = known;
    this.random = random;
  }

  /**
   * The best values found, empty where none of them are new.
   *
   * @param trials values of trials, the best first
   * @param candidates how many random points are compared
   */
  Optional<Values> best(List<Values> trials, int candidates) {
    List<EvaluatedPoint> starts = new ArrayList<>();
    for (int i = 0; i < candidates; i++) {
      starts.add(look(proposals.anywhere(random)));
    }
    starts.sort(Comparator.comparingDouble(EvaluatedPoint::acquisition).reversed());
    starts.subList(Math.min(STARTS, starts.size()), starts.size()).clear();
    trials.stream().limit(STARTS).forEach(values -> starts.add(look(proposals.at(values, random))));
    return starts.stream()
        .map(this::top)
        .filter(place -> place.isNew)
        .max(Comparator.comparingDouble(EvaluatedPoint::acquisition))
        .map(place -> place.values);
  }

  private EvaluatedPoint top(EvaluatedPoint start) {
    EvaluatedPoint here = start;
    for (int step = 0; step < STEPS; step++) {
      EvaluatedPoint next = look(proposals.near(here.point, random));
      if (next.isNew && (!here.isNew || next.acquisition > here.acquisition)) {
        here = next;
      }
    }
    return here;
  }

  private EvaluatedPoint look(double[] point) {
    Values values = space.valuesAt(point);
    boolean isNew = !known.test(values) && proposals.isFeasible(point);
    return new EvaluatedPoint(point, values, model.acquisition(features.of(values)), isNew);
  }
}
