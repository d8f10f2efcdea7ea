package io.sparktune.search.cmaes;

import io.sparktune.search.Learner;
import io.sparktune.search.Observation;
import io.sparktune.search.SearchShape;
import io.sparktune.trial.Seeds;
import io.sparktune.trial.TrialState;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * The distribution after the completed trials. It adapts whenever a population of results is
 * complete. The draw of a trial is reproduced from its number, so that only the list of trials has
 * to be kept; results of earlier distributions count as injected (Hansen, arXiv 1110.4181).
 */
final class CmaesLearner implements Learner {

  /** Trials may complete this many distributions after their draw; later ones are injected. */
  private static final int REMEMBERED = 16;

  private final CmaesSettings settings;
  private final int trials;
  private final long seed;
  private final Coordinates coordinates;
  private final Noise noise;
  private final List<Observation> startup = new ArrayList<>();
  private final Deque<Distribution> recent = new ArrayDeque<>();
  private int restarts;
  private RestartPlan plan;
  private Population population;
  private Stagnation stagnation;

  CmaesLearner(CmaesSettings settings, SearchShape shape, Coordinates coordinates) {
    this.settings = settings;
    this.trials = shape.trials();
    this.seed = shape.seed();
    this.coordinates = coordinates;
    this.noise = coordinates.noise(seed);
    prepare();
  }

  private void prepare() {
    plan =
        RestartPlan.of(
            coordinates, settings.populationAfter(restarts, coordinates.parameters(), trials));
    population =
        new Population(plan.population(), Math.min(settings.elites(), plan.population() / 2));
    stagnation = new Stagnation(plan);
  }

  /** The current distribution, empty before the startup trials have ended. */
  Optional<Distribution> distribution() {
    return Optional.ofNullable(recent.peekFirst());
  }

  @Override
  public void learn(Observation observation) {
    if (!recent.isEmpty()) {
      population.add(result(observation));
      if (population.isComplete()) {
        remember(adapted());
      }
    } else {
      startup.add(observation);
      if (startup.size() == settings.startupTrials()) {
        remember(started());
      }
    }
  }

  private void remember(Distribution next) {
    recent.addFirst(next.widenedBy(plan.margin()));
    if (recent.size() > REMEMBERED) {
      recent.removeLast();
    }
  }

  /** Around the best of the startup trials. */
  private Distribution started() {
    startup.sort(new ResultOrder());
    Gaussian centre = Gaussian.round(coordinates.centre(), settings.sigma());
    OptionShares equal = OptionShares.equal(coordinates.choiceSizes());
    if (startup.get(0).state() == TrialState.FAILED) {
      return new Distribution(0, centre, equal);
    }
    List<Candidate> draws =
        startup.stream().map(trial -> coordinates.drawOf(trial.values(), centre)).toList();
    return new Distribution(
        0,
        Gaussian.round(draws.get(0).place, settings.sigma()),
        equal.after(draws, new Recombination(1, draws.size()).weights));
  }

  private Result result(Observation observation) {
    Noise.Series series = noise.of(observation.trial());
    for (int draw = 0; draw < CmaesSampler.MOST_DRAWS; draw++) {
      Noise.Sample sample = series.next();
      for (Distribution source : recent) {
        Candidate again = source.draw(sample);
        if (coordinates.match(again, observation.values())) {
          return new Result(observation, again, source.number());
        }
      }
    }
    Candidate foreign = coordinates.drawOf(observation.values(), recent.getFirst().gaussian());
    return new Result(observation, foreign, Result.FOREIGN);
  }

  private Distribution adapted() {
    stagnation.see(population.fresh());
    Distribution next = recent.getFirst().after(population.ranked(), plan.recombination());
    if (!stagnation.isReached(next)) {
      return next;
    }
    restarts++;
    prepare();
    double[] mean =
        Seeds.random(seed, "restart", restarts).doubles(coordinates.dimensions()).toArray();
    return new Distribution(
        next.number(),
        Gaussian.round(mean, settings.sigma()),
        OptionShares.equal(coordinates.choiceSizes()));
  }
}
