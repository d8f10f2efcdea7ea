package io.sparktune.search.nsga2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparktune.search.History;
import io.sparktune.search.Observation;
import io.sparktune.search.Sampler;
import io.sparktune.search.SamplerSettings;
import io.sparktune.search.SearchShape;
import io.sparktune.search.evolution.EvolutionContract;
import io.sparktune.space.RealParameter;
import io.sparktune.space.Scale;
import io.sparktune.space.Space;
import io.sparktune.space.Values;
import io.sparktune.trial.TrialState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class Nsga2SamplerTest implements EvolutionContract {

  private static final Space LINE = new Space(List.of(new RealParameter("x", 0, 1, Scale.LINEAR)));

  @Override
  public SamplerSettings settings() {
    return Nsga2Settings.defaults();
  }

  @Test
  void childrenComeOfBothEndsOfTheFront() {
    List<Observation> completed = new ArrayList<>();
    for (int trial = 0; trial < 30; trial++) {
      double x = trial / 30.0;
      boolean front = x < 0.15 || x > 0.85;
      completed.add(complete(trial, x, List.of(front ? x : -1, front ? -x : -1.5), List.of()));
    }
    List<Double> children = children(completed);

    // All but the ends are most of what was told; only crossing the two ends leads back there.
    assertThat(children).filteredOn(x -> x < 0.3).hasSizeBetween(40, 160);
    assertThat(children).filteredOn(x -> x > 0.7).hasSizeBetween(40, 160);
    assertThat(children).filteredOn(x -> x >= 0.3 && x <= 0.7).hasSizeLessThan(60);
  }

  @Test
  void childrenComeOfTrialsThatKeepTheConstraints() {
    List<Observation> completed = new ArrayList<>();
    for (int trial = 0; trial < 30; trial++) {
      boolean kept = trial % 2 == 0;
      completed.add(
          complete(
              trial,
              (kept ? 0.1 : 0.9) + trial * 1e-3,
              List.of((kept ? 1.0 : 5.0) + trial, (kept ? 1.0 : 5.0) - trial),
              List.of(kept ? -1.0 : 1.0)));
    }
    int kept = 15;
    Sampler sampler = new Nsga2Settings(kept, 0.9).sampler(new SearchShape(LINE, 2, 100, 1));

    assertThat(children(sampler, completed)).filteredOn(x -> x < 0.4).hasSizeGreaterThan(190);
  }

  @Test
  void trialsWithoutMeritsHaveNoChildren() {
    List<Observation> completed = new ArrayList<>();
    for (int trial = 0; trial < 60; trial++) {
      completed.add(
          trial % 3 == 0
              ? complete(trial, 0.1 + trial * 1e-3, List.of(1.0 * trial, 1.0), List.of())
              : without(trial, 0.9 + trial * 1e-3, trial % 3 == 1));
    }

    assertThat(children(completed)).filteredOn(x -> x < 0.5).hasSizeGreaterThan(190);
  }

  @Test
  void settingsOutOfRangeAreRefused() {
    assertThatThrownBy(() -> new Nsga2Settings(3, 0.9))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the population is 3, not 4 or more");
    assertThatThrownBy(() -> new Nsga2Settings(20, -1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the probability of a crossover is -1.0");
  }

  private List<Double> children(List<Observation> completed) {
    return children(settings().sampler(new SearchShape(LINE, 2, 100, 1)), completed);
  }

  private static List<Double> children(Sampler sampler, List<Observation> completed) {
    return IntStream.range(100, 300)
        .mapToObj(number -> sampler.suggest(number, History.of(completed, List.of())))
        .map(values -> (Double) values.byName().get("x"))
        .toList();
  }

  private static Observation complete(
      int trial, double x, List<Double> merits, List<Double> violations) {
    return new Observation(
        trial,
        new Values(Map.of("x", x)),
        TrialState.COMPLETE,
        merits,
        0,
        new TreeMap<>(),
        violations);
  }

  private static Observation without(int trial, double x, boolean pruned) {
    return new Observation(
        trial,
        new Values(Map.of("x", x)),
        pruned ? TrialState.PRUNED : TrialState.FAILED,
        List.of(),
        0,
        new TreeMap<>(pruned ? Map.of(3, 9.0) : Map.of()),
        List.of());
  }
}
