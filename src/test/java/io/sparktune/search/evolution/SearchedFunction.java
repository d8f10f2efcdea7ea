package io.sparktune.search.evolution;

import io.sparktune.functions.TestFunction;
import io.sparktune.search.History;
import io.sparktune.search.Observation;
import io.sparktune.search.Sampler;
import io.sparktune.search.SamplerSettings;
import io.sparktune.search.SearchShape;
import io.sparktune.space.Values;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.LongStream;

/** How near a sampler comes to a known minimum. */
public final class SearchedFunction {

  private SearchedFunction() {}

  /** The median over seven seeds of the regret after some trials, one at a time. */
  public static double medianRegret(TestFunction function, SamplerSettings settings, int trials) {
    return LongStream.range(0, 7)
        .mapToDouble(seed -> regret(function, settings, trials, seed))
        .sorted()
        .skip(3)
        .findFirst()
        .orElseThrow();
  }

  private static double regret(
      TestFunction function, SamplerSettings settings, int trials, long seed) {
    Sampler sampler = settings.sampler(new SearchShape(function.space(), 1, trials, seed));
    List<Observation> completed = new ArrayList<>();
    double best = Double.POSITIVE_INFINITY;
    for (int number = 0; number < trials; number++) {
      Values values =
          sampler.suggest(number, History.of(Collections.unmodifiableList(completed), List.of()));
      best = Math.min(best, function.value(values));
      completed.add(Observation.complete(number, values, -function.value(values)));
    }
    return function.regret(best);
  }
}
