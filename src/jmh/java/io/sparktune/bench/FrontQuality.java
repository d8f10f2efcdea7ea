package io.sparktune.bench;

import io.sparktune.functions.Zdt;
import io.sparktune.search.History;
import io.sparktune.search.Observation;
import io.sparktune.search.Sampler;
import io.sparktune.search.SamplerSettings;
import io.sparktune.search.SearchShape;
import io.sparktune.space.Values;
import io.sparktune.trial.TrialState;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.function.LongFunction;
import org.moeaframework.algorithm.NSGAII;
import org.moeaframework.core.PRNG;

/**
 * Measures the share of a Pareto front's volume that all results together have, beside the MOEA
 * Framework's NSGA-II, whose hypervolume also measures both. Arguments: {@code samplers}, {@code
 * seeds=0-9}, {@code trials=2000}, {@code reference=1.1} for both goals.
 */
final class FrontQuality {

  static final String HEAD = "function,sampler,trials,seeds,share,lower,upper";

  private final List<Long> seeds;
  private final int trials;
  private final double reference;

  private FrontQuality(List<Long> seeds, int trials, double reference) {
    this.seeds = seeds;
    this.trials = trials;
    this.reference = reference;
  }

  public static void main(String[] arguments) {
    Arguments asked = Arguments.of(arguments, List.of("samplers", "seeds", "trials", "reference"));
    FrontQuality quality =
        new FrontQuality(
            asked.seeds("0-9"),
            asked.number("trials", 2_000),
            Double.parseDouble(asked.text("reference", "1.1")));
    for (Zdt function : Zdt.values()) {
      quality.tell(function, "moea:nsga2", seed -> quality.ofLibrary(function, seed));
      for (String name : asked.list("samplers", Samplers.names())) {
        quality.tell(function, name, seed -> quality.results(function, Samplers.named(name), seed));
      }
    }
  }

  private void tell(Zdt function, String sampler, LongFunction<List<List<Double>>> search) {
    ZdtProblem problem = new ZdtProblem(function, reference);
    double whole = problem.volumeOfFront();
    double[] shares =
        seeds.stream().mapToDouble(seed -> problem.volume(search.apply(seed)) / whole).toArray();
    Child.tell(
        String.format(
            Locale.ROOT,
            "%s,%s,%d,%d,%.4f,%.4f,%.4f",
            function,
            sampler,
            trials,
            shares.length,
            Quantiles.median(shares),
            Quantiles.quantile(shares, 0.25),
            Quantiles.quantile(shares, 0.75)));
  }

  private List<List<Double>> ofLibrary(Zdt function, long seed) {
    PRNG.setSeed(seed);
    ZdtProblem problem = new ZdtProblem(function, reference);
    new NSGAII(problem).run(trials);
    return problem.seen().subList(0, trials);
  }

  private List<List<Double>> results(Zdt function, SamplerSettings settings, long seed) {
    Sampler sampler = settings.sampler(new SearchShape(function.space(), 2, trials, seed));
    List<Observation> completed = new ArrayList<>();
    History history = History.of(Collections.unmodifiableList(completed), List.of());
    List<List<Double>> results = new ArrayList<>();
    for (int number = 0; number < trials; number++) {
      Values values = sampler.suggest(number, history);
      List<Double> goals = function.goals(values);
      results.add(goals);
      completed.add(
          new Observation(
              number,
              values,
              TrialState.COMPLETE,
              goals.stream().map(goal -> -goal).toList(),
              0,
              new TreeMap<>(),
              List.of()));
    }
    return results;
  }
}
