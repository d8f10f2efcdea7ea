package io.sparktune.search.auto;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparktune.search.History;
import io.sparktune.search.LearningContract;
import io.sparktune.search.Observation;
import io.sparktune.search.Sampler;
import io.sparktune.search.SamplerSettings;
import io.sparktune.search.SearchShape;
import io.sparktune.search.gp.GpSettings;
import io.sparktune.search.nsga2.Nsga2Settings;
import io.sparktune.search.tpe.TpeSettings;
import io.sparktune.space.Values;
import io.sparktune.trial.TrialState;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class AutoSamplerTest implements LearningContract {

  @Override
  public SamplerSettings settings() {
    return new AutoSettings();
  }

  private static History told(int trials, List<Double> merits) {
    Sampler spread = Nsga2Settings.defaults().sampler(new SearchShape(SPACE, 11));
    List<Observation> told =
        IntStream.range(0, trials).mapToObj(number -> observation(number, spread, merits)).toList();
    return History.of(told, List.of());
  }

  private static Observation observation(int number, Sampler spread, List<Double> merits) {
    Values values = spread.suggest(number, History.NONE);
    return new Observation(
        number, values, TrialState.COMPLETE, merits, 0, new TreeMap<>(), List.of());
  }

  private static void assertSame(SamplerSettings expected, SearchShape shape, History evidence) {
    int number = evidence.told().size();
    assertThat(new AutoSettings().sampler(shape).suggest(number, evidence))
        .isEqualTo(expected.sampler(shape).suggest(number, evidence));
  }

  @Test
  void fewTrialsAreModelledByAGaussianProcess() {
    assertSame(GpSettings.defaults(), new SearchShape(SPACE, 5), told(30, List.of(0.5)));
  }

  @Test
  void manyTrialsAreDividedIntoGoodAndBad() {
    assertSame(TpeSettings.defaults(), new SearchShape(SPACE, 5), told(1001, List.of(0.5)));
  }

  @Test
  void manyTrialsWithSeveralGoalsAreAPopulation() {
    assertSame(
        Nsga2Settings.defaults(),
        new SearchShape(SPACE, 2, 10_000, 5),
        told(501, List.of(0.5, 0.4)));
  }

  @Test
  void trialsInFlightCount() {
    History many = told(1001, List.of(0.5));
    History inFlight =
        History.of(
            List.of(),
            many.told().stream()
                .map(trial -> Observation.open(trial.trial(), trial.values()))
                .toList());

    assertSame(TpeSettings.defaults(), new SearchShape(SPACE, 5), inFlight);
  }

  @Test
  void earlierStudiesAreLearntFrom() {
    SearchShape shape = new SearchShape(SPACE, 1, 100, 5, List.of(told(40, List.of(0.5)).told()));

    assertSame(GpSettings.defaults(), shape, told(30, List.of(0.5)));
    assertSame(TpeSettings.defaults(), shape, told(1001, List.of(0.5)));
  }
}
