package io.sparktune.search.evolution;

import io.sparktune.search.History;
import io.sparktune.search.Sampler;
import io.sparktune.search.SearchShape;
import io.sparktune.search.TriedValues;
import io.sparktune.search.UntriedPoints;
import io.sparktune.search.quasi.LatinHypercubeSettings;
import io.sparktune.space.Values;
import io.sparktune.trial.Seeds;
import java.util.function.Predicate;

/** The initial population: Latin hypercubes of its size, without values that were tried before. */
public final class InitialPopulation implements Sampler {

  private final Sampler design;
  private final UntriedPoints untried;
  private final TriedValues tried = new TriedValues();
  private final long seed;

  private InitialPopulation(Sampler design, SearchShape shape) {
    this.design = design;
    this.untried = new UntriedPoints(shape.space());
    this.seed = shape.seed();
  }

  /** One for a population of this size. */
  public static Sampler of(int population, SearchShape shape) {
    Sampler design =
        LatinHypercubeSettings.defaults()
            .sampler(new SearchShape(shape.space(), shape.goals(), population, shape.seed()));
    return new InitialPopulation(design, shape);
  }

  @Override
  public Values suggest(int number, History history) {
    Predicate<Values> known = tried.in(history);
    Values values = design.suggest(number, history);
    return known.test(values) ? untried.next(known, Seeds.random(seed, "opening", number)) : values;
  }
}
