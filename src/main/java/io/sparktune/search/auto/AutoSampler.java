package io.sparktune.search.auto;

import io.sparktune.search.History;
import io.sparktune.search.Observation;
import io.sparktune.search.Sampler;
import io.sparktune.space.Values;
import java.util.List;

/** Asks one sampler while there are few trials, and another one when there are many. */
final class AutoSampler implements Sampler {

  private final Sampler few;
  private final int maxTrials;
  private final Sampler many;

  AutoSampler(Sampler few, int maxTrials, Sampler many) {
    this.few = few;
    this.maxTrials = maxTrials;
    this.many = many;
  }

  @Override
  public Values suggest(int number, History history) {
    List<Observation> pending = history.pending();
    History known = History.of(history.completed(), pending);
    boolean areFew = known.completed().size() + pending.size() <= maxTrials;
    return (areFew ? few : many).suggest(number, known);
  }
}
