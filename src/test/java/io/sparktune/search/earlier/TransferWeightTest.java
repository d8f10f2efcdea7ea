package io.sparktune.search.earlier;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparktune.search.History;
import io.sparktune.search.Observation;
import io.sparktune.search.RandomSettings;
import io.sparktune.search.Sampler;
import io.sparktune.search.SamplerContract;
import io.sparktune.search.SearchShape;
import io.sparktune.space.Values;
import io.sparktune.trial.TrialState;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class TransferWeightTest {

  private static List<Observation> trials(int trials, long seed, ToDoubleFunction<Values> merit) {
    Sampler random = new RandomSettings().sampler(new SearchShape(SamplerContract.SPACE, seed));
    return IntStream.range(0, trials)
        .mapToObj(
            number -> {
              Values values = random.suggest(number, History.NONE);
              return Observation.complete(number, values, merit.applyAsDouble(values));
            })
        .toList();
  }

  private static double merit(Values values) {
    double rate = (Double) values.byName().get("rate");
    double dropout = (Double) values.byName().get("dropout");
    return -Math.abs(Math.log10(rate) + 3)
        - dropout
        - (values.byName().get("updater").equals("sgd") ? 1 : 0);
  }

  private static TransferWeight after(List<Observation> earlier, List<Observation> today) {
    TransferWeight trust = new TransferWeight(SamplerContract.SPACE, earlier);
    today.forEach(trust::learn);
    return trust;
  }

  @Test
  void aStudyThatAgreesWithTodaysTrialsHasWeight() {
    TransferWeight trust =
        after(trials(100, 1, TransferWeightTest::merit), trials(20, 2, TransferWeightTest::merit));

    assertThat(trust.value()).isGreaterThan(0.6);
  }

  @Test
  void nothingIsKnownBeforeTodaysFirstTrials() {
    assertThat(after(trials(100, 1, TransferWeightTest::merit), List.of()).value()).isEqualTo(1);
  }

  @Test
  void aStudyWithShuffledScoresSoonHasNone() {
    double sum = 0;
    for (int seed = 0; seed < 20; seed++) {
      SplittableRandom shuffle = new SplittableRandom(seed);
      List<Observation> noise = trials(100, seed, values -> shuffle.nextDouble());
      sum += after(noise, trials(20, seed + 100, TransferWeightTest::merit)).value();
    }

    // Of 20 trials without agreement the weighted correlation has a deviation of about 0.17.
    assertThat(sum / 20).isLessThan(0.25);
  }

  @Test
  void aStudyThatContradictsTodaysTrialsHasNone() {
    TransferWeight trust =
        after(trials(100, 1, TransferWeightTest::merit), trials(20, 2, values -> -merit(values)));

    assertThat(trust.value()).isZero();
  }

  @Test
  void earlierTrialsThatAllFailedTellNothing() {
    List<Observation> failed =
        trials(10, 1, TransferWeightTest::merit).stream()
            .map(
                trial ->
                    new Observation(
                        trial.trial(),
                        trial.values(),
                        TrialState.FAILED,
                        List.of(),
                        0,
                        new TreeMap<>(),
                        List.of()))
            .toList();

    assertThat(after(failed, trials(20, 2, TransferWeightTest::merit)).value()).isZero();
  }
}
