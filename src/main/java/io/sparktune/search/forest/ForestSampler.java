package io.sparktune.search.forest;

import io.sparktune.search.Evidence;
import io.sparktune.search.Learning;
import io.sparktune.search.Observation;
import io.sparktune.search.Sampler;
import io.sparktune.search.SearchShape;
import io.sparktune.search.TriedValues;
import io.sparktune.search.UniformPoints;
import io.sparktune.search.Untried;
import io.sparktune.space.Space;
import io.sparktune.space.Values;
import io.sparktune.trial.Seeds;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Predicate;

/** The point from which a forest expects most. */
final class ForestSampler implements Sampler {

  private final ForestSettings settings;
  private final Space space;
  private final int goals;
  private final long seed;
  private final Features features;
  private final Learning<Experience> learning;
  private final Proposals proposals;
  private final Untried untried;
  private final TriedValues tried = new TriedValues();

  ForestSampler(ForestSettings settings, SearchShape shape) {
    this.settings = settings;
    this.space = shape.space();
    this.goals = shape.goals();
    this.seed = shape.seed();
    this.features = new Features(space);
    this.learning = new Learning<>(() -> new Experience(features));
    UniformPoints uniform = new UniformPoints(space);
    this.proposals = new Proposals(uniform);
    this.untried = new Untried(uniform);
  }

  @Override
  public Values suggest(int number, Evidence evidence) {
    Experience experience = learning.upTo(evidence.told());
    List<Observation> awaited = evidence.awaited();
    Predicate<Values> known = tried.in(Evidence.of(evidence.told(), awaited));
    SplittableRandom random = Seeds.random(seed, "suggestion", number);
    boolean uniform = random.nextDouble() < settings.randomShare();
    if (uniform || !experience.isEnough(settings.startUpTrials()) || features.count() == 0) {
      return untried.next(known, random);
    }
    return searched(experience, awaited, known, random)
        .orElseGet(() -> untried.next(known, random));
  }

  private Optional<Values> searched(
      Experience experience,
      List<Observation> awaited,
      Predicate<Values> known,
      SplittableRandom random) {
    Lessons lessons = Lessons.of(experience, weights(random), settings.mostTrials());
    long forestSeed = random.nextLong();
    Model model =
        new Model(
            lessons,
            awaited.stream().map(trial -> features.of(trial.values())).toList(),
            (points, targets) ->
                new Forest(
                    features, points, targets, settings.trees(), settings.leaf(), forestSeed));
    return new Climb(space, features, proposals, model, known, random)
        .best(lessons.bestValues(), settings.candidates());
  }

  /** Uniform among all weights of the goals that add up to 1. */
  private double[] weights(SplittableRandom random) {
    double[] weights = random.doubles(goals).map(unit -> -Math.log(1 - unit)).toArray();
    double sum = Arrays.stream(weights).sum();
    return Arrays.stream(weights).map(weight -> weight / sum).toArray();
  }
}
