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

  private static History completed(int trials, List<Double> merits) {
    Sampler spread = Nsga2Settings.defaults().sampler(new SearchShape(SPACE, 11));
    List<Observation> completed =
        IntStream.range(0, trials).mapToObj(number -> observation(number, spread, merits)).toList();
    return History.of(completed, List.of());
  }

  private static Observation observation(int number, Sampler spread, List<Double> merits) {
    Values values = spread.suggest(number, History.NONE);
    return new Observation(
        number, values, TrialState.COMPLETE, merits, 0, new TreeMap<>(), List.of());
  }

  private static void assertSame(SamplerSettings expected, SearchShape shape, History history) {
    int number = history.completed().size();
    assertThat(new AutoSettings().sampler(shape).suggest(number, history))
        .isEqualTo(expected.sampler(shape).suggest(number, history));
  }

  @Test
  void fewTrialsAreModelledByAGaussianProcess() {
    assertSame(GpSettings.defaults(), new SearchShape(SPACE, 5), completed(30, List.of(0.5)));
  }

  @Test
  void manyTrialsAreDividedIntoGoodAndBad() {
    assertSame(TpeSettings.defaults(), new SearchShape(SPACE, 5), completed(1001, List.of(0.5)));
  }

  @Test
  void manyTrialsWithSeveralGoalsAreAPopulation() {
    assertSame(
        Nsga2Settings.defaults(),
        new SearchShape(SPACE, 2, 10_000, 5),
        completed(501, List.of(0.5, 0.4)));
  }

  @Test
  void trialsInFlightCount() {
    History many = completed(1001, List.of(0.5));
    History inFlight =
        History.of(
            List.of(),
            many.completed().stream()
                .map(trial -> Observation.open(trial.trial(), trial.values()))
                .toList());

    assertSame(TpeSettings.defaults(), new SearchShape(SPACE, 5), inFlight);
  }

  @Test
  void earlierStudiesAreLearntFrom() {
    SearchShape shape =
        new SearchShape(SPACE, 1, 100, 5, List.of(completed(40, List.of(0.5)).completed()));

    assertSame(GpSettings.defaults(), shape, completed(30, List.of(0.5)));
    assertSame(TpeSettings.defaults(), shape, completed(1001, List.of(0.5)));
  }
}
