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
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.SplittableRandom;

/** Regularised evolution: suggests children of the best of a sample of the latest trials. */
final class RegularizedEvolution implements Sampler {

  private static final double MUTATION_INDEX = 5;

  private final RegularizedSettings settings;
  private final Space space;
  private final Sampler initial;
  private final Variation variation;
  private final Offspring offspring;
  private final TriedValues tried = new TriedValues();
  private final IncrementalLearner<Latest> latest = new IncrementalLearner<>(Latest::new);
  private final long seed;

  RegularizedEvolution(RegularizedSettings settings, SearchShape shape) {
    this.settings = settings;
    space = shape.space();
    initial = InitialPopulation.of(settings.population(), shape);
    variation =
        new Variation(
            space, Crossover.UNIFORM, MUTATION_INDEX, Mutation.POLYNOMIAL, MUTATION_INDEX);
    offspring = new Offspring(space);
    seed = shape.seed();
  }

  @Override
  public Values suggest(int number, History history) {
    Deque<PopulationMember> members = latest.upTo(history.completed()).members;
    if (number < settings.population() || members.size() < settings.sample()) {
      return initial.suggest(number, history);
    }
    SplittableRandom random = Seeds.random(seed, "regularized evolution", number);
    List<PopulationMember> pool = new ArrayList<>(members);
    return offspring.first(
        () -> variation.mutatedOnce(best(pool, random).point(), random), tried.in(history), random);
  }

  private PopulationMember best(List<PopulationMember> pool, SplittableRandom random) {
    List<PopulationMember> sample = new ArrayList<>();
    for (int i = 0; i < settings.sample(); i++) {
      Collections.swap(pool, i, i + random.nextInt(pool.size() - i));
      sample.add(pool.get(i));
    }
    return Collections.max(sample, Comparator.comparing(PopulationMember::fitness));
  }

  private final class Latest implements Learner {

    private final Deque<PopulationMember> members = new ArrayDeque<>();

    @Override
    public void learn(Observation observation) {
      members.add(new PopulationMember(space, observation));
      if (members.size() > settings.population()) {
        members.remove();
      }
    }
  }
}
