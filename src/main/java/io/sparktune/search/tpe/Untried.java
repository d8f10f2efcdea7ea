package io.sparktune.search.tpe;

import io.sparktune.space.Grid;
import io.sparktune.space.Parameter;
import io.sparktune.space.Space;
import io.sparktune.space.Values;
import java.math.BigInteger;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Predicate;

/** Walks the points of a space that has few of them. */
final class Untried {

  /** A longer grid is not walked: a random point of it is as good as certainly untried. */
  private static final BigInteger LONGEST = BigInteger.valueOf(100_000);

  private final Space space;
  private final Optional<Grid> grid;

  Untried(Space space) {
    this.space = space;
    boolean countable = space.parameters().stream().allMatch(Parameter::isCountable);
    grid =
        (countable ? Optional.of(new Grid(space)) : Optional.<Grid>empty())
            .filter(all -> all.size().compareTo(LONGEST) <= 0);
  }

  /** The first values that have not been tried, from a random place on; empty if all have been. */
  Optional<Values> next(Predicate<Values> tried, SplittableRandom random) {
    if (grid.isEmpty()) {
      return Optional.empty();
    }
    int size = grid.get().size().intValueExact();
    int from = random.nextInt(size);
    for (int i = 0; i < size; i++) {
      Values values = grid.get().valuesAt(BigInteger.valueOf((from + i) % size));
      if (!tried.test(values) && space.violated(values).isEmpty()) {
        return Optional.of(values);
      }
    }
    return Optional.empty();
  }
}
