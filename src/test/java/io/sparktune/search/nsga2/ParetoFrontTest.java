package io.sparktune.search.nsga2;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparktune.functions.Zdt;
import io.sparktune.search.History;
import io.sparktune.search.Observation;
import io.sparktune.search.Sampler;
import io.sparktune.search.SearchShape;
import io.sparktune.search.pareto.Hypervolume;
import io.sparktune.space.Values;
import io.sparktune.trial.TrialState;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import java.util.function.LongToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.moeaframework.algorithm.NSGAII;
import org.moeaframework.core.PRNG;
import org.moeaframework.problem.Problem;
import org.moeaframework.problem.ZDT.ZDT1;
import org.moeaframework.problem.ZDT.ZDT2;
import org.moeaframework.problem.ZDT.ZDT3;

/** Known fronts, found as well as by the generational NSGA-II of the MOEA Framework. */
final class ParetoFrontTest {

  private static final int TRIALS = 2_000;
  private static final int POPULATION = Nsga2Settings.defaults().population();
  private static final double[] REFERENCE = {-1.1, -1.1};

  @ParameterizedTest
  @EnumSource
  void theHypervolumeIsThatOfTheLibraryOrMore(Zdt function) {
    double library = median(seed -> library(function, seed));

    assertThat(median(seed -> ours(function, 1, seed))).isGreaterThan(0.98 * library);
  }

  @ParameterizedTest
  @EnumSource(names = {"ZDT1", "ZDT3"})
  void soItIsWithEightTrialsInFlight(Zdt function) {
    double library = median(seed -> library(function, seed));

    assertThat(median(seed -> ours(function, 8, seed))).isGreaterThan(0.98 * library);
  }

  private static double median(LongToDoubleFunction hypervolume) {
    return LongStream.range(0, 5)
        .mapToDouble(hypervolume)
        .sorted()
        .skip(2)
        .findFirst()
        .orElseThrow();
  }

  private static double ours(Zdt function, int workers, long seed) {
    Sampler sampler =
        Nsga2Settings.defaults().sampler(new SearchShape(function.space(), 2, TRIALS, seed));
    List<Observation> completed = new ArrayList<>();
    List<Observation> open = new ArrayList<>();
    for (int number = 0; number < TRIALS; number++) {
      History history = History.of(Collections.unmodifiableList(completed), List.copyOf(open));
      open.add(Observation.open(number, sampler.suggest(number, history)));
      if (open.size() == workers) {
        completed.add(complete(function, open.remove(0)));
      }
    }
    open.forEach(trial -> completed.add(complete(function, trial)));
    List<double[]> merits =
        completed.stream()
            .map(trial -> trial.merits().stream().mapToDouble(Double::doubleValue).toArray())
            .toList();
    return Hypervolume.of(merits, REFERENCE);
  }

  private static Observation complete(Zdt function, Observation trial) {
    Values values = trial.values();
    List<Double> merits = function.goals(values).stream().map(goal -> -goal).toList();
    return new Observation(
        trial.trial(), values, TrialState.COMPLETE, merits, 0, new TreeMap<>(), List.of());
  }

  private static double library(Zdt function, long seed) {
    PRNG.setSeed(seed);
    NSGAII algorithm = new NSGAII(problem(function));
    algorithm.setInitialPopulationSize(POPULATION);
    algorithm.run(TRIALS);
    List<double[]> merits =
        StreamSupport.stream(algorithm.getResult().spliterator(), false)
            .map(solution -> DoubleStream.of(solution.getObjectiveValues()).map(v -> -v).toArray())
            .toList();
    return Hypervolume.of(merits, REFERENCE);
  }

  private static Problem problem(Zdt function) {
    return switch (function) {
      case ZDT1 -> new ZDT1(10);
      case ZDT2 -> new ZDT2(10);
      case ZDT3 -> new ZDT3(10);
    };
  }
}
