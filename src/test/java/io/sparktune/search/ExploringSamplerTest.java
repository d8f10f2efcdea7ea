package io.sparktune.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparktune.space.RealParameter;
import io.sparktune.space.Scale;
import io.sparktune.space.Space;
import io.sparktune.space.Values;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ExploringSamplerTest {

  private static final Space LINE = new Space(List.of(new RealParameter("x", 0, 1, Scale.LINEAR)));

  private static final Values MODEL = new Values(Map.of("x", 0.25));

  private final Sampler sampler =
      new ExploringSampler((number, history) -> MODEL, new SearchShape(LINE, 3));

  @Test
  void whereResultsDifferAllIsTheModels() {
    assertThat(fromModel(trial -> -trial)).isEqualTo(1_000);
  }

  @Test
  void whereTheBestResultRepeatsMostIsExploration() {
    // Two thirds of nine tenths explore: binomial with mean 400 and a deviation of 15.5.
    assertThat(fromModel(trial -> trial < 18 ? -1 : 0)).isBetween(320L, 480L);
  }

  @Test
  void whereAllResultsAreEqualAllIsExploration() {
    assertThat(fromModel(trial -> 1)).isZero();
  }

  /** Of a thousand suggestions after thirty trials. */
  private long fromModel(IntToDoubleFunction merit) {
    List<Observation> completed =
        IntStream.range(0, 30)
            .mapToObj(
                trial ->
                    Observation.complete(
                        trial, new Values(Map.of("x", trial / 30.0)), merit.applyAsDouble(trial)))
            .toList();
    return IntStream.range(0, 1_000)
        .mapToObj(number -> sampler.suggest(number, History.of(completed, List.of())))
        .filter(MODEL::equals)
        .count();
  }
}
