package io.sparktune.search.bohb;

import io.sparktune.search.History;
import io.sparktune.search.IncrementalLearner;
import io.sparktune.search.Observation;
import io.sparktune.search.Sampler;
import io.sparktune.search.SearchShape;
import io.sparktune.search.TriedValues;
import io.sparktune.search.UntriedPoints;
import io.sparktune.space.Values;
import io.sparktune.trial.Seeds;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Predicate;

/** BOHB: asks a model that learns from the highest rung with enough trials. */
final class BohbSampler implements Sampler {

  private final SearchShape shape;
  private final Sampler model;
  private final UntriedPoints untried;
  private final TriedValues tried = new TriedValues();
  private final int minTrials;
  private final double randomShare;
  private final IncrementalLearner<RungObservations> rungs =
      new IncrementalLearner<>(RungObservations::new);

  BohbSampler(BohbSettings settings, SearchShape shape) {
    this.shape = shape;
    this.model = settings.model().sampler(shape);
    this.untried = new UntriedPoints(shape.space());
    this.minTrials =
        settings.minTrials() == 0 ? shape.space().dimensions() + 1 : settings.minTrials();
    this.randomShare = settings.randomShare();
  }

  @Override
  public Values suggest(int number, History history) {
    SplittableRandom random = Seeds.random(shape.seed(), "bohb", number);
    boolean isRandom = random.nextDouble() < randomShare;
    RungObservations known = rungs.upTo(history.completed());
    List<Observation> pending = history.pending();
    Optional<RungObservations.Rung> rung =
        isRandom ? Optional.empty() : known.highest(minTrials, pending);
    Predicate<Values> isTried = tried.in(History.of(history.completed(), pending));
    if (rung.isEmpty()) {
      return untried.next(isTried, random);
    }
    int epoch = rung.get().epoch();
    List<Observation> unknown =
        pending.stream().filter(trial -> !trial.rungs().containsKey(epoch)).toList();
    Values values = model.suggest(number, History.of(rung.get().completed(), unknown));
    // The model does not know the trials that were pruned before this rung.
    return isTried.test(values) ? untried.next(isTried, random) : values;
  }
}
