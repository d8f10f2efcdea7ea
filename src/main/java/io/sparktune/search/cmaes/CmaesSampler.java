package io.sparktune.search.cmaes;

import io.sparktune.search.History;
import io.sparktune.search.IncrementalLearner;
import io.sparktune.search.Sampler;
import io.sparktune.search.SearchShape;
import io.sparktune.search.TriedValues;
import io.sparktune.search.UniformPoints;
import io.sparktune.search.UntriedPoints;
import io.sparktune.space.Space;
import io.sparktune.space.Values;
import io.sparktune.trial.Seeds;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Predicate;

/** CMA-ES: draws from a distribution that has learnt from all completed trials. */
final class CmaesSampler implements Sampler {

  /** Draws of a feasible and new point before a uniform one takes its place. */
  static final int MOST_DRAWS = 50;

  private final Space space;
  private final long seed;
  private final Coordinates coordinates;
  private final InitialDesign design;
  private final Noise noise;
  private final UniformPoints uniform;
  private final UntriedPoints untried;
  private final TriedValues tried = new TriedValues();
  private final IncrementalLearner<CmaesLearner> learning;

  CmaesSampler(CmaesSettings settings, SearchShape shape) {
    if (shape.goals() > 1) {
      throw new IllegalArgumentException("cma-es is for one goal, the study has " + shape.goals());
    }
    this.space = shape.space();
    this.seed = shape.seed();
    this.coordinates = new Coordinates(space);
    this.noise = coordinates.noise(seed);
    this.design = new InitialDesign(seed, space.dimensions(), settings.startupTrials());
    this.uniform = new UniformPoints(space);
    this.untried = new UntriedPoints(uniform);
    this.learning = new IncrementalLearner<>(() -> new CmaesLearner(settings, shape, coordinates));
  }

  @Override
  public Values suggest(int number, History history) {
    CmaesLearner learner = learning.upTo(history.completed());
    Optional<Distribution> distribution = learner.distribution();
    Predicate<Values> known = tried.in(history);
    if (distribution.isEmpty()) {
      double[] point = design.point(number);
      Values values = space.valuesAt(point);
      return uniform.isFeasible(point) && !known.test(values)
          ? values
          : untried.next(known, random(number));
    }
    Noise.Series series = noise.of(number);
    for (int draw = 0; draw < MOST_DRAWS; draw++) {
      Values values = coordinates.valuesOf(distribution.get().draw(series.next()));
      if (space.violated(values).isEmpty() && !known.test(values)) {
        return values;
      }
    }
    return untried.next(known, random(number));
  }

  private SplittableRandom random(int number) {
    return Seeds.random(seed, "uniform", number);
  }
}
