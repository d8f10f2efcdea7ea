package io.sparktune.search.nsga2;

import io.sparktune.search.History;
import io.sparktune.search.IncrementalLearner;
import io.sparktune.search.Learner;
import io.sparktune.search.Observation;
import io.sparktune.search.Sampler;
import io.sparktune.search.SearchShape;
import io.sparktune.search.TriedValues;
import io.sparktune.search.evolution.Crossover;
import io.sparktune.search.evolution.InitialPopulation;
import io.sparktune.search.evolution.Mutation;
import io.sparktune.search.evolution.Offspring;
import io.sparktune.search.evolution.Variation;
import io.sparktune.search.nsga2.SurvivalOrder.Placed;
import io.sparktune.space.Space;
import io.sparktune.space.Values;
import io.sparktune.trial.Seeds;
import io.sparktune.trial.TrialState;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** NSGA-II: suggests children of the trials that are best by all goals. */
final class Nsga2Sampler implements Sampler {

  private static final double CROSSOVER_INDEX = 15;
  private static final double MUTATION_INDEX = 20;

  private final Nsga2Settings settings;
  private final Space space;
  private final Sampler initial;
  private final Variation variation;
  private final Offspring offspring;
  private final TriedValues tried = new TriedValues();
  private final IncrementalLearner<Population> population =
      new IncrementalLearner<>(Population::new);
  private final long seed;

  Nsga2Sampler(Nsga2Settings settings, SearchShape shape) {
    this.settings = settings;
    space = shape.space();
    initial = InitialPopulation.of(settings.population(), shape);
    variation =
        new Variation(
            space,
            Crossover.SIMULATED_BINARY,
            CROSSOVER_INDEX,
            Mutation.POLYNOMIAL,
            MUTATION_INDEX);
    offspring = new Offspring(space);
    seed = shape.seed();
  }

  @Override
  public Values suggest(int number, History history) {
    List<Placed> parents = population.upTo(history.completed()).bestFirst;
    if (number < settings.population() || parents.size() < 2) {
      return initial.suggest(number, history);
    }
    SplittableRandom random = Seeds.random(seed, "nsga2", number);
    return offspring.first(() -> child(parents, random), tried.in(history), random);
  }

  private double[] child(List<Placed> parents, SplittableRandom random) {
    double[] one = parent(parents, random);
    double[] child =
        random.nextDouble() < settings.crossoverProbability()
            ? variation.crossed(one, parent(parents, random), random)
            : one;
    return variation.mutated(child, random);
  }

  /** A tournament of two: the one that dominates the other wins, else the less crowded. */
  private static double[] parent(List<Placed> parents, SplittableRandom random) {
    Placed one = parents.get(random.nextInt(parents.size()));
    Placed other = parents.get(random.nextInt(parents.size()));
    boolean otherWins =
        other.individual().dominates(one.individual())
            || (other.distance() > one.distance()
                && !one.individual().dominates(other.individual()));
    return (otherWins ? other : one).individual().point();
  }

  /**
   * The best trials so far. Failed and pruned ones are not among them, as their merits are unknown.
   */
  private final class Population implements Learner {

    private List<Placed> bestFirst = List.of();

    @Override
    public void learn(Observation observation) {
      if (observation.state() != TrialState.COMPLETE) {
        return;
      }
      List<Individual> all = new ArrayList<>();
      bestFirst.forEach(placed -> all.add(placed.individual()));
      all.add(new Individual(space, observation));
      List<Placed> ordered = SurvivalOrder.ordered(all);
      bestFirst = ordered.subList(0, Math.min(ordered.size(), settings.population()));
    }
  }
}
