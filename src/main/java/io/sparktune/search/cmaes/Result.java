package io.sparktune.search.cmaes;

import io.sparktune.search.Observation;

/**
 * A completed trial and its draw.
 *
 * @param source the number of the distribution from which they were drawn, {@link #FOREIGN} where
 *     it is none that is known
 */
record Result(Observation observation, Candidate draw, int source) {

  static final int FOREIGN = -1;
}
