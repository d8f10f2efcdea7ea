package io.sparktune.objective;

import io.sparktune.functions.TestFunction;
import io.sparktune.search.History;
import io.sparktune.search.Observation;
import io.sparktune.search.Sampler;
import io.sparktune.search.SamplerSettings;
import io.sparktune.search.SearchSettings;
import io.sparktune.space.Values;
import java.util.ArrayList;
import java.util.List;

/** A search without any loop: each trial is told before the next one is asked for. */
record Sequence(TestFunction function, SamplerSettings settings, int trials, long seed) {

  List<Values> tried() {
    Sampler sampler =
        new SearchSettings(settings, trials, 0).sampler(function.space(), 1, seed, List.of());
    List<Observation> told = new ArrayList<>();
    for (int number = 0; number < trials; number++) {
      Values values = sampler.suggest(number, History.of(List.copyOf(told), List.of()));
      told.add(Observation.complete(number, values, -function.value(values)));
    }
    return told.stream().map(Observation::values).toList();
  }
}
