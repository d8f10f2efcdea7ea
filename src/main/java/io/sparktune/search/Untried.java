package io.sparktune.search;

import io.sparktune.space.Grid;
import io.sparktune.space.Space;
import io.sparktune.space.Values;
import java.math.BigInteger;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Predicate;

/** Draws permitted values that nobody has tried, while there are any. */
public final class Untried {

  private static final int DRAWS = 50;

  /** A longer grid is not walked: a random point of it is as good as certainly untried. */
  private static final long LONGEST = 100_000;

  private final Space space;
  private final UniformPoints uniform;
  private final Optional<Grid> grid;

  public Untried(Space space) {
    this.space = space;
    this.uniform = new UniformPoints(space);
    this.grid =
        (space.parameters().stream().allMatch(parameter -> parameter.size() <= LONGEST)
                ? Optional.of(new Grid(space))
                : Optional.<Grid>empty())
            .filter(all -> all.size().compareTo(BigInteger.valueOf(LONGEST)) <= 0);
  }

  /** Random values of which this does not hold; where all are tried, any. */
  public Values next(Predicate<Values> tried, SplittableRandom random) {
    Values values = space.valuesAt(uniform.next(random));
    for (int draw = 1; draw < DRAWS && tried.test(values); draw++) {
      values = space.valuesAt(uniform.next(random));
    }
    return tried.test(values) ? listed(tried, random).orElse(values) : values;
  }

  /** The first of the grid that are untried, from a random place on. */
  private Optional<Values> listed(Predicate<Values> tried, SplittableRandom random) {
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
