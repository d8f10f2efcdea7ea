package io.sparktune.search.quasi;

import io.sparktune.search.History;
import io.sparktune.search.Sampler;
import io.sparktune.search.SearchShape;
import io.sparktune.search.UniformPoints;
import io.sparktune.space.Space;
import io.sparktune.space.Values;
import io.sparktune.trial.Seeds;
import java.util.ArrayList;
import java.util.List;

/**
 * Suggests the feasible points of a sequence in order; skipping the others leaves the points as
 * evenly spread as they were. Where next to none is feasible, points are random.
 */
final class SequenceSampler implements Sampler {

  /** After so many infeasible points in a row, a random feasible one is taken. */
  private static final int MOST_PASSED = 10_000;

  private final Space space;
  private final UniformPoints points;
  private final PointSequence sequence;
  private final long seed;

  /** The places in the sequence of the points that were suggested, by number. */
  private final List<Integer> places = new ArrayList<>();

  SequenceSampler(SearchShape shape, PointSequence sequence) {
    this.space = shape.space();
    this.points = new UniformPoints(space);
    this.sequence = sequence;
    this.seed = shape.seed();
  }

  @Override
  public Values suggest(int number, History history) {
    double[] point = sequence.at(place(number));
    if (!points.isFeasible(point)) {
      point = points.next(Seeds.random(seed, "passed", number));
    }
    return space.valuesAt(point);
  }

  private int place(int number) {
    if (space.constraints().isEmpty() || points.areFew()) {
      return number;
    }
    while (places.size() <= number) {
      int place = places.isEmpty() ? 0 : places.get(places.size() - 1) + 1;
      int last = place + MOST_PASSED;
      while (place < last && !points.isFeasible(sequence.at(place))) {
        place++;
      }
      places.add(place);
    }
    return places.get(number);
  }
}
