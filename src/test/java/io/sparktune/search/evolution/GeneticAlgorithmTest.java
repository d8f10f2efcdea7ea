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
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class GeneticAlgorithmTest implements EvolutionContract {

  private static final Space LINE = new Space(List.of(new RealParameter("x", 0, 1, Scale.LINEAR)));

  @Override
  public SamplerSettings settings() {
    return GeneticSettings.defaults();
  }

  @Test
  void childrenAreThoseOfTheBest() {
    GeneticSettings settings = new GeneticSettings(2, 1, 1, Crossover.UNIFORM, Mutation.POLYNOMIAL);
    Sampler sampler = settings.sampler(new SearchShape(LINE, 1));
    List<Observation> completed =
        List.of(at(0, 0.9, 1), at(1, 0.3, 5), at(2, 0.1, 2), at(3, 0.2, 4));

    // Polynomial steps of index 20 have a mean length of 1 / 22.
    assertThat(
            IntStream.range(4, 204)
                .mapToDouble(number -> x(sampler.suggest(number, History.of(completed, List.of()))))
                .average()
                .orElseThrow())
        .isBetween(0.22, 0.28);
  }

  @Test
  void settingsOutOfRangeAreRefused() {
    assertThatThrownBy(() -> new GeneticSettings(1, 1, 1, Crossover.UNIFORM, Mutation.POLYNOMIAL))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("tournaments of 1 are held in a population of 1");
    assertThatThrownBy(() -> new GeneticSettings(2, 1, 1.5, Crossover.UNIFORM, Mutation.POLYNOMIAL))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the probability of a crossover is 1.5");
  }

  private static Observation at(int trial, double x, double merit) {
    return Observation.complete(trial, new Values(Map.of("x", x)), merit);
  }

  private static double x(Values values) {
    return (Double) values.byName().get("x");
  }
}
