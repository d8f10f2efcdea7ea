package io.sparktune.search.evolution;

import io.sparktune.search.History;
import io.sparktune.search.IncrementalLearner;
import io.sparktune.search.Learner;
import io.sparktune.search.Observation;
import io.sparktune.search.Sampler;
import io.sparktune.search.SearchShape;
import io.sparktune.search.TriedValues;
import io.sparktune.space.Space;
import io.sparktune.space.Values;
import io.sparktune.trial.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** A genetic algorithm: suggests children of the best trials so far. */
final class GeneticAlgorithm implements Sampler {

  private static final double CROSSOVER_INDEX = 15;
  private static final double MUTATION_INDEX = 20;

  private final GeneticSettings settings;
  private final Space space;
  private final Sampler initial;
  private final Variation variation;
  private final Offspring offspring;
  private final TriedValues tried = new TriedValues();
  private final IncrementalLearner<Best> best = new IncrementalLearner<>(Best::new);
  private final long seed;

  GeneticAlgorithm(GeneticSettings settings, SearchShape shape) {
    this.settings = settings;
    space = shape.space();
    initial = InitialPopulation.of(settings.population(), shape);
    variation =
        new Variation(
            space, settings.crossover(), CROSSOVER_INDEX, settings.mutation(), MUTATION_INDEX);
    offspring = new Offspring(space);
    seed = shape.seed();
  }

  @Override
  public Values suggest(int number, History history) {
    List<PopulationMember> members = best.upTo(history.completed()).members;
    if (number < settings.population() || members.size() < 2) {
      return initial.suggest(number, history);
    }
    SplittableRandom random = Seeds.random(seed, "genetic", number);
    return offspring.first(() -> child(members, random), tried.in(history), random);
  }

  private double[] child(List<PopulationMember> members, SplittableRandom random) {
    double[] one = parent(members, random);
    double[] child =
        random.nextDouble() < settings.crossoverProbability()
            ? variation.crossed(one, parent(members, random), random)
            : one;
    return variation.mutated(child, random);
  }

  /** The members are in order, so the winner is the first. */
  private double[] parent(List<PopulationMember> members, SplittableRandom random) {
    int winner = members.size();
    for (int i = 0; i < settings.tournament(); i++) {
      winner = Math.min(winner, random.nextInt(members.size()));
    }
    return members.get(winner).point();
  }

  /** The best trials so far, the best first; of equals, the older. */
  private final class Best implements Learner {

    private final List<PopulationMember> members = new ArrayList<>();

    @Override
    public void learn(Observation observation) {
      PopulationMember member = new PopulationMember(space, observation);
      int place = members.size();
      while (place > 0 && member.isBetterThan(members.get(place - 1))) {
        place--;
      }
      members.add(place, member);
      if (members.size() > settings.population()) {
        members.remove(members.size() - 1);
      }
    }
  }
}
