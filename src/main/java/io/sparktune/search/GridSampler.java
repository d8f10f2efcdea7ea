package io.sparktune.search;

import io.sparktune.space.Grid;
import io.sparktune.space.Space;
import io.sparktune.space.Values;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Suggests every feasible point of a countable space once. */
final class GridSampler implements Sampler {

  /** The points of a grid this large are tried one by one to learn how many there are. */
  static final long MOST_TRIED = 10_000_000;

  private final Space space;
  private final Grid grid;
  private final BigInteger points;
  private final GridOrder order;
  private final RangePermutation permutation;

  /** The places in the order of the points that were suggested, by number. */
  private final List<Long> places = new ArrayList<>();

  private Optional<BigInteger> size = Optional.empty();

  GridSampler(Space space, GridOrder order, long seed) {
    this.space = space;
    this.order = order;
    grid = new Grid(space);
    points = grid.size();
    permutation = new RangePermutation(points, seed);
  }

  /**
   * With constraints, the feasible points are counted; of more than 10,000,000 points only an upper
   * bound is known, and a search that reaches their end fails.
   */
  @Override
  public Optional<BigInteger> size() {
    if (size.isEmpty()) {
      boolean counted =
          !space.constraints().isEmpty() && points.compareTo(BigInteger.valueOf(MOST_TRIED)) <= 0;
      size = Optional.of(counted ? BigInteger.valueOf(feasible()) : points);
    }
    return size;
  }

  @Override
  public Values suggest(int number, History history) {
    if (space.constraints().isEmpty()) {
      return valuesAt(number);
    }
    while (places.size() <= number) {
      places.add(next(places.isEmpty() ? 0 : places.get(places.size() - 1) + 1));
    }
    return valuesAt(places.get(number));
  }

  private long feasible() {
    long count = 0;
    for (long place = 0; place < points.longValueExact(); place++) {
      if (space.violated(grid.valuesAt(BigInteger.valueOf(place))).isEmpty()) {
        count++;
      }
    }
    return count;
  }

  /** The first feasible place from there on. */
  private long next(long from) {
    for (long place = from; place < from + MOST_TRIED; place++) {
      if (space.violated(valuesAt(place)).isEmpty()) {
        return place;
      }
    }
    throw new IllegalStateException(
        "%,d points of the grid in a row break the constraints".formatted(MOST_TRIED));
  }

  private Values valuesAt(long place) {
    BigInteger point = BigInteger.valueOf(place);
    return grid.valuesAt(order == GridOrder.SHUFFLED ? permutation.at(point) : point);
  }
}
