package io.sparktune.search.forest;

import io.sparktune.search.History;
import io.sparktune.search.IncrementalLearner;
import io.sparktune.search.Observation;
import io.sparktune.search.Sampler;
import io.sparktune.search.SearchShape;
import io.sparktune.search.TriedValues;
import io.sparktune.search.UniformPoints;
import io.sparktune.search.UntriedPoints;
import io.sparktune.space.Space;
import io.sparktune.space.Values;
import io.sparktune.trial.Seeds;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Predicate;

/** SMAC: suggests the point with the largest expected improvement under a random forest. */
final class ForestSampler implements Sampler {

  private final ForestSettings settings;
  private final Space space;
  private final int goals;
  private final long seed;
  private final Features features;
  private final IncrementalLearner<ForestHistory> learning;
  private final Proposals proposals;
  private final UntriedPoints untried;
  private final TriedValues tried = new TriedValues();

  ForestSampler(ForestSettings settings, SearchShape shape) {
    this.settings = settings;
    this.space = shape.space();
    this.goals = shape.goals();
    this.seed = shape.seed();
    this.features = new Features(space);
    this.learning = new IncrementalLearner<>(() -> new ForestHistory(features));
    UniformPoints uniform = new UniformPoints(space);
    this.proposals = new Proposals(uniform);
    this.untried = new UntriedPoints(uniform);
  }

  @Override
  public Values suggest(int number, History history) {
    ForestHistory forestHistory = learning.upTo(history.completed());
    List<Observation> pending = history.pending();
    Predicate<Values> known = tried.in(History.of(history.completed(), pending));
    SplittableRandom random = Seeds.random(seed, "suggestion", number);
    boolean uniform = random.nextDouble() < settings.randomShare();
    if (uniform || !forestHistory.isEnough(settings.startupTrials()) || features.count() == 0) {
      return untried.next(known, random);
    }
    return searched(forestHistory, pending, known, random)
        .orElseGet(() -> untried.next(known, random));
  }

  private Optional<Values> searched(
      ForestHistory forestHistory,
      List<Observation> pending,
      Predicate<Values> known,
      SplittableRandom random) {
    TrainingTrials training =
        TrainingTrials.of(forestHistory, weights(random), settings.maxTrials());
    long forestSeed = random.nextLong();
    ForestModel model =
        new ForestModel(
            training,
            pending.stream().map(trial -> features.of(trial.values())).toList(),
            (points, targets) ->
                new Forest(
                    features, points, targets, settings.trees(), settings.leaf(), forestSeed));
    return new LocalSearch(space, features, proposals, model, known, random)
        .best(training.bestValues(), settings.candidates());
  }

  /** Uniform among all weights of the goals that add up to 1. */
  private double[] weights(SplittableRandom random) {
    double[] weights = random.doubles(goals).map(unit -> -Math.log(1 - unit)).toArray();
    double sum = Arrays.stream(weights).sum();
    return Arrays.stream(weights).map(weight -> weight / sum).toArray();
  }
}
