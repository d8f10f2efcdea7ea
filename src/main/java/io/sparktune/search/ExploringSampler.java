package io.sparktune.search;

import io.sparktune.space.Values;
import io.sparktune.trial.Seeds;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Suggests what a model suggests, and in its place points far from all trials while results repeat:
 * the more of them since the last improvement, the more often. Where results are different, every
 * suggestion is the model's.
 */
public final class ExploringSampler implements Sampler {

  private final Sampler model;
  private final SpreadPoints spread;
  private final long seed;
  private final IncrementalLearner<RepeatedResults> results =
      new IncrementalLearner<>(RepeatedResults::new);

  /**
   * @param model an endless sampler that learns, whose trials start with the first epoch
   */
  public ExploringSampler(Sampler model, SearchShape shape) {
    this.model = model;
    this.spread = new SpreadPoints(shape.space());
    this.seed = shape.seed();
  }

  @Override
  public Values suggest(int number, History history) {
    List<Observation> pending = history.pending();
    History known = History.of(history.completed(), pending);
    double share = results.upTo(history.completed()).explorationShare();
    SplittableRandom random = Seeds.random(seed, "exploration", number);
    return random.nextDouble() < share ? spread.next(known, random) : model.suggest(number, known);
  }
}
