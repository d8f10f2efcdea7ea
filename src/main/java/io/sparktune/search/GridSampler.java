package io.sparktune.search;

import io.sparktune.space.Grid;
import io.sparktune.space.Space;
import io.sparktune.space.Values;
import java.math.BigInteger;
import java.util.Optional;

/** Every point of a countable space, each once, in order. */
final class GridSampler implements Sampler {

  private final Grid grid;

  GridSampler(Space space) {
    grid = new Grid(space);
  }

  @Override
  public Optional<BigInteger> size() {
    return Optional.of(grid.size());
  }

  @Override
  public Values suggest(int number, Evidence evidence) {
    return grid.valuesAt(BigInteger.valueOf(number));
  }
}
