package io.sparktune.search;

import io.sparktune.space.Values;
import java.math.BigInteger;
import java.util.Optional;

/** Proposes values to try. The same number always gives the same values. */
public interface Sampler {

  /** How many suggestions there are, empty where they never end. */
  Optional<BigInteger> size();

  /** The numbered suggestion, from 0. */
  Values suggest(int number);
}
