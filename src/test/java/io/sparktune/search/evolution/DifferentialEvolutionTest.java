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
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

final class DifferentialEvolutionTest implements EvolutionContract {

  private static final Space LINE = new Space(List.of(new RealParameter("x", 0, 1, Scale.LINEAR)));

  @Override
  public SamplerSettings settings() {
    return DifferentialSettings.defaults();
  }

  @Test
  void aChildIsTheBestPlusAShareOfADifference() {
    DifferentialSettings settings = new DifferentialSettings(4, DifferentialBase.BEST, 0.5, 1);
    Sampler sampler = settings.sampler(new SearchShape(LINE, 1));
    List<Observation> completed =
        List.of(at(0, 0.5, 1), at(1, 0.4, 9), at(2, 0.6, 2), at(3, 0.75, 3));

    // 0.4 plus half of the difference of two of 0.4, 0.6 and 0.75, where 0.5 is the parent.
    for (int number = 4; number < 400; number += 4) {
      double step = Math.abs(x(sampler.suggest(number, History.of(completed, List.of()))) - 0.4);
      assertThat(DoubleStream.of(0.1, 0.075, 0.175))
          .anyMatch(expected -> Math.abs(expected - step) < 1e-9);
    }
  }

  @Test
  void aPlaceIsTakenByTheBetter() {
    DifferentialSettings settings = new DifferentialSettings(4, DifferentialBase.BEST, 0.5, 0);
    Sampler sampler = settings.sampler(new SearchShape(LINE, 1));
    List<Observation> completed =
        new ArrayList<>(List.of(at(0, 0.5, 1), at(1, 0.4, 9), at(2, 0.6, 2), at(3, 0.75, 3)));
    Values before = sampler.suggest(8, History.of(completed, List.of()));
    completed.add(at(5, 0.1, 8));

    assertThat(sampler.suggest(8, History.of(completed, List.of()))).isEqualTo(before);

    completed.add(at(9, 0.1, 10));

    assertThat(sampler.suggest(8, History.of(completed, List.of()))).isNotEqualTo(before);
  }

  @Test
  void settingsOutOfRangeAreRefused() {
    assertThatThrownBy(() -> new DifferentialSettings(3, DifferentialBase.RANDOM, 0.5, 0.5))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the population is 3, not 4 or more");
    assertThatThrownBy(() -> new DifferentialSettings(4, DifferentialBase.RANDOM, 2.5, 0.5))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the weight is 2.5, the crossover is 0.5");
  }

  private static Observation at(int trial, double x, double merit) {
    return Observation.complete(trial, new Values(Map.of("x", x)), merit);
  }

  private static double x(Values values) {
    return (Double) values.byName().get("x");
  }
}
