package io.sparktune.search.forest;

import io.sparktune.search.UniformPoints;
import io.sparktune.space.Grid;
import io.sparktune.space.Parameter;
import io.sparktune.space.Space;
import io.sparktune.space.Values;
import java.math.BigInteger;
import java.util.SplittableRandom;
import java.util.function.Predicate;

/** Draws values that nobody has tried, while there are any. */
final class Untried {

  private static final int DRAWS = 50;
  private static final BigInteger LARGEST = BigInteger.valueOf(1_000_000);

  private final Space space;
  private final UniformPoints uniform;

  Untried(Space space) {
    this.space = space;
    this.uniform = new UniformPoints(space);
  }

  Values draw(SplittableRandom random, Predicate<Values> known) {
    Values values = space.valuesAt(uniform.next(random));
    for (int draw = 1; draw < DRAWS && known.test(values); draw++) {
      values = space.valuesAt(uniform.next(random));
    }
    return known.test(values) ? listed(random, known, values) : values;
  }

  /** Goes through all values from any place; where none is left, one of those that are tried. */
  private Values listed(SplittableRandom random, Predicate<Values> known, Values otherwise) {
    if (!space.parameters().stream().allMatch(Parameter::isCountable)) {
      return otherwise;
    }
    Grid grid = new Grid(space);
    if (grid.size().compareTo(LARGEST) > 0) {
      return otherwise;
    }
    long size = grid.size().longValueExact();
    long first = random.nextLong(size);
    for (long i = 0; i < size; i++) {
      Values values = grid.valuesAt(BigInteger.valueOf((first + i) % size));
      if (!known.test(values) && space.violated(values).isEmpty()) {
        return values;
      }
    }
    return otherwise;
  }
}
