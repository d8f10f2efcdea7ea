package io.sparktune.search.gp;

import io.sparktune.search.UniformPoints;
import io.sparktune.space.Grid;
import io.sparktune.space.Parameter;
import io.sparktune.space.Space;
import io.sparktune.space.Values;
import io.sparktune.trial.Seeds;
import java.math.BigInteger;
import java.util.SplittableRandom;
import java.util.function.Predicate;

/** Values that no trial has, as long as there are any. */
final class Untried {

  private static final int MOST_DRAWS = 100;
  private static final int MOST_LISTED = 100_000;

  private final Space space;
  private final UniformPoints uniform;

  Untried(Space space, UniformPoints uniform) {
    this.space = space;
    this.uniform = uniform;
  }

  /** Random values of which this does not hold, or any if all are tried. */
  Values next(Predicate<Values> tried, long seed) {
    SplittableRandom random = Seeds.random(seed, "untried", 0);
    Values values = space.valuesAt(uniform.next(random));
    for (int draw = 0; draw < MOST_DRAWS && tried.test(values); draw++) {
      values = space.valuesAt(uniform.next(random));
    }
    return tried.test(values) ? listed(tried, random, values) : values;
  }

  /** Walks the list of all values, from a random one on. */
  private Values listed(Predicate<Values> tried, SplittableRandom random, Values otherwise) {
    if (!space.parameters().stream().allMatch(Parameter::isCountable)) {
      return otherwise;
    }
    Grid grid = new Grid(space);
    BigInteger size = grid.size();
    BigInteger first = BigInteger.valueOf(random.nextLong(Long.MAX_VALUE)).mod(size);
    int most = size.min(BigInteger.valueOf(MOST_LISTED)).intValueExact();
    for (int i = 0; i < most; i++) {
      Values values = grid.valuesAt(first.add(BigInteger.valueOf(i)).mod(size));
      if (!tried.test(values) && space.violated(values).isEmpty()) {
        return values;
      }
    }
    return otherwise;
  }
}
