package io.sparktune.search.cmaes;

import io.sparktune.search.Evidence;
import io.sparktune.search.Learning;
import io.sparktune.search.Observation;
import io.sparktune.search.Sampler;
import io.sparktune.search.SearchShape;
import io.sparktune.search.UniformPoints;
import io.sparktune.space.Space;
import io.sparktune.space.Values;
import io.sparktune.trial.Seeds;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Draws from a distribution that has learnt from all trials that are over. */
final class CmaesSampler implements Sampler {

  /** Draws before a uniform point takes the place of one that keeps the constraints and is new. */
  static final int MOST_DRAWS = 50;

  private final Space space;
  private final long seed;
  private final Coordinates coordinates;
  private final StartDesign design;
  private final Noise noise;
  private final UniformPoints uniform;
  private final Learning<CmaesLearner> learning;

  CmaesSampler(CmaesSettings settings, SearchShape shape) {
    if (shape.goals() > 1) {
      throw new IllegalArgumentException("cma-es is for one goal, the study has " + shape.goals());
    }
    this.space = shape.space();
    this.seed = shape.seed();
    this.coordinates = new Coordinates(space);
    this.noise = coordinates.noise(seed);
    this.design = new StartDesign(seed, space.dimensions(), settings.startUpTrials());
    this.uniform = new UniformPoints(space);
    this.learning = new Learning<>(() -> new CmaesLearner(settings, shape, coordinates));
  }

  @Override
  public Values suggest(int number, Evidence evidence) {
    CmaesLearner learner = learning.upTo(evidence.told());
    Optional<Distribution> distribution = learner.distribution();
    if (distribution.isEmpty()) {
      double[] point = design.point(number);
      return space.valuesAt(uniform.isPermitted(point) ? point : uniform.next(random(number)));
    }
    Predicate<Values> known = known(learner, evidence);
    Noise.Series series = noise.of(number);
    for (int draw = 0; draw < MOST_DRAWS; draw++) {
      Values values = coordinates.valuesOf(distribution.get().draw(series.next()));
      if (space.violated(values).isEmpty() && !known.test(values)) {
        return values;
      }
    }
    return elsewhere(number, known);
  }

  /** Values that are tried or in trial, where they can be met again. */
  private Predicate<Values> known(CmaesLearner learner, Evidence evidence) {
    if (!coordinates.areCountable()) {
      return values -> false;
    }
    Set<Values> awaited =
        evidence.awaited().stream().map(Observation::values).collect(Collectors.toSet());
    return values -> awaited.contains(values) || learner.hasHeardOf(values);
  }

  private Values elsewhere(int number, Predicate<Values> known) {
    SplittableRandom random = random(number);
    Values values = space.valuesAt(uniform.next(random));
    for (int draw = 0; draw < MOST_DRAWS && known.test(values); draw++) {
      values = space.valuesAt(uniform.next(random));
    }
    return values;
  }

  private SplittableRandom random(int number) {
    return Seeds.random(seed, "uniform", number);
  }
}
