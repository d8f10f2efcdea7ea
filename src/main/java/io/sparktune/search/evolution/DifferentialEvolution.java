package io.sparktune.search.evolution;

import io.sparktune.search.History;
import io.sparktune.search.IncrementalLearner;
import io.sparktune.search.Learner;
import io.sparktune.search.Observation;
import io.sparktune.search.Sampler;
import io.sparktune.search.SearchShape;
import io.sparktune.search.TriedValues;
import io.sparktune.space.Parameter;
import io.sparktune.space.Space;
import io.sparktune.space.Values;
import io.sparktune.trial.Seeds;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Differential evolution: suggests children of the members in turn. A trial's number decides which
 * place of the population it competes for: its parent's, unless a study's first trial is not 0,
 * where it is another one.
 */
final class DifferentialEvolution implements Sampler {

  /** The child's parent and three others. */
  private static final int FEWEST_MEMBERS = 4;

  private final DifferentialSettings settings;
  private final Space space;
  private final Sampler initial;
  private final Offspring offspring;
  private final TriedValues tried = new TriedValues();
  private final IncrementalLearner<Places> places = new IncrementalLearner<>(Places::new);
  private final long seed;

  DifferentialEvolution(DifferentialSettings settings, SearchShape shape) {
    this.settings = settings;
    space = shape.space();
    initial = InitialPopulation.of(settings.population(), shape);
    offspring = new Offspring(space);
    seed = shape.seed();
  }

  @Override
  public Values suggest(int number, History history) {
    List<Optional<PopulationMember>> held = places.upTo(history.completed()).held;
    Optional<PopulationMember> parent = held.get(number % settings.population());
    List<PopulationMember> others = new ArrayList<>();
    held.forEach(member -> member.filter(m -> m != parent.orElse(null)).ifPresent(others::add));
    if (number < settings.population() || parent.isEmpty() || others.size() < FEWEST_MEMBERS - 1) {
      return initial.suggest(number, history);
    }
    SplittableRandom random = Seeds.random(seed, "differential evolution", number);
    return offspring.first(
        () -> child(parent.get().point(), others, random), tried.in(history), random);
  }

  private double[] child(double[] parent, List<PopulationMember> others, SplittableRandom random) {
    for (int i = 0; i < FEWEST_MEMBERS - 1; i++) {
      Collections.swap(others, i, i + random.nextInt(others.size() - i));
    }
    PopulationMember base =
        settings.base() == DifferentialBase.BEST
            ? Collections.max(others, Comparator.comparing(PopulationMember::fitness))
            : others.get(0);
    double[] to = others.get(1).point();
    double[] from = others.get(2).point();
    double[] child = parent.clone();
    int certain = random.nextInt(Math.max(1, child.length));
    for (int i = 0; i < child.length; i++) {
      if (i == certain || random.nextDouble() < settings.crossover()) {
        child[i] = mutant(i, base.point()[i], to[i], from[i], random);
      }
    }
    return child;
  }

  /** The base's coordinate, moved; NaN where its parameter is off. */
  private double mutant(int i, double base, double to, double from, SplittableRandom random) {
    if (Double.isNaN(base) || Double.isNaN(to) || Double.isNaN(from)) {
      return base;
    }
    Parameter parameter = space.parameters().get(i);
    if (!parameter.isOrdered()) {
      boolean differs = !parameter.valueAt(to).equals(parameter.valueAt(from));
      return differs && random.nextDouble() < settings.weight() ? to : base;
    }
    double moved = base + settings.weight() * (to - from);
    if (moved >= 0 && moved <= 1) {
      return moved;
    }
    // Somewhere between the base and the bound it went through.
    double bound = moved < 0 ? 0 : 1;
    return base + random.nextDouble() * (bound - base);
  }

  /** The best trial of each place. */
  private final class Places implements Learner {

    private final List<Optional<PopulationMember>> held =
        new ArrayList<>(Collections.nCopies(settings.population(), Optional.empty()));

    @Override
    public void learn(Observation observation) {
      PopulationMember member = new PopulationMember(space, observation);
      int place = Math.floorMod(observation.trial(), settings.population());
      if (held.get(place).isEmpty() || !held.get(place).get().isBetterThan(member)) {
        held.set(place, Optional.of(member));
      }
    }
  }
}
