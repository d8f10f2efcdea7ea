package io.sparktune.search.evolution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparktune.search.History;
import io.sparktune.search.Observation;
import io.sparktune.search.Sampler;
import io.sparktune.search.SamplerSettings;
import io.sparktune.search.SearchShape;
import io.sparktune.space.RealParameter;
import io.sparktune.space.Scale;
import io.sparktune.space.Space;
import io.sparktune.space.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class RegularizedEvolutionTest implements EvolutionContract {

  private static final Space LINE = new Space(List.of(new RealParameter("x", 0, 1, Scale.LINEAR)));

  @Override
  public SamplerSettings settings() {
    return RegularizedSettings.defaults();
  }

  @Test
  void aChildIsNearTheBestOfTheLatest() {
    Sampler sampler = new RegularizedSettings(4, 4).sampler(new SearchShape(LINE, 1));
    List<Observation> completed = new ArrayList<>(List.of(at(0, 0.9, 100)));
    IntStream.range(1, 4).forEach(trial -> completed.add(at(trial, 0.6 + 0.01 * trial, 1)));
    completed.add(at(4, 0.1, 50));

    // The best of all is too old. Polynomial steps of index 5 have a mean length of 1 / 7.
    assertThat(
            IntStream.range(5, 205)
                .mapToDouble(number -> x(sampler.suggest(number, History.of(completed, List.of()))))
                .average()
                .orElseThrow())
        .isBetween(0.05, 0.25);
  }

  @Test
  void samplesLargerThanThePopulationAreRefused() {
    assertThatThrownBy(() -> new RegularizedSettings(5, 6))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a sample of 6 is drawn from a population of 5");
  }

  private static Observation at(int trial, double x, double merit) {
    return Observation.complete(trial, new Values(Map.of("x", x)), merit);
  }

  private static double x(Values values) {
    return (Double) values.byName().get("x");
  }
}
