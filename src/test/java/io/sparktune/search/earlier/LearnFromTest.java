package io.sparktune.search.earlier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparktune.search.GridSettings;
import io.sparktune.search.History;
import io.sparktune.search.Observation;
import io.sparktune.search.RandomSettings;
import io.sparktune.search.Sampler;
import io.sparktune.search.SamplerContract;
import io.sparktune.search.SamplerSettings;
import io.sparktune.search.SearchShape;
import io.sparktune.space.ChoiceParameter;
import io.sparktune.space.Space;
import io.sparktune.space.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class LearnFromTest implements SamplerContract {

  @Override
  public SamplerSettings settings() {
    return new LearnFromSettings(new RandomSettings());
  }

  /** Trial n has the merit n modulo ten. */
  private static List<Observation> earlier(long seed) {
    Sampler random = new RandomSettings().sampler(new SearchShape(SPACE, seed));
    return IntStream.range(0, 20)
        .mapToObj(
            number ->
                Observation.complete(number, random.suggest(number, History.NONE), number % 10))
        .toList();
  }

  private Sampler sampler(int trials, List<List<Observation>> earlier) {
    return settings().sampler(new SearchShape(SPACE, 1, trials, 3, earlier));
  }

  private static List<Values> asked(Sampler sampler, int count) {
    List<Observation> pending = new ArrayList<>();
    for (int number = 0; number < count; number++) {
      Values values = sampler.suggest(number, History.of(List.of(), List.copyOf(pending)));
      pending.add(Observation.open(number, values));
    }
    return pending.stream().map(Observation::values).toList();
  }

  @Test
  void theBestOfAnEarlierStudyAreTriedFirst_whileTheyAreInFlight() {
    List<Observation> earlier = earlier(8);
    List<Values> asked = asked(sampler(30, List.of(earlier)), 4);

    assertThat(asked.subList(0, 3))
        .containsExactly(
            earlier.get(9).values(), earlier.get(19).values(), earlier.get(8).values());
    assertThat(asked.get(3))
        .isEqualTo(
            new RandomSettings()
                .sampler(new SearchShape(SPACE, 1, 30, 3))
                .suggest(3, History.NONE));
  }

  @Test
  void studiesTakeTurns() {
    List<Observation> one = earlier(8);
    List<Observation> other = earlier(9);

    assertThat(asked(sampler(1000, List.of(one, other)), 5))
        .containsExactly(
            one.get(9).values(),
            other.get(9).values(),
            one.get(19).values(),
            other.get(19).values(),
            one.get(8).values());
  }

  @Test
  void theBestAreNotTriedAgainOnceTheyAreOver() {
    List<Observation> earlier = earlier(8);
    List<Observation> completed = List.of(earlier.get(9), earlier.get(19), earlier.get(8));
    Values next = sampler(30, List.of(earlier)).suggest(3, History.of(completed, List.of()));

    assertThat(earlier).extracting(Observation::values).doesNotContain(next);
  }

  @Test
  void valuesThatBreakAConstraintOfTodayAreLeftOut() {
    List<Observation> earlier = earlier(8);
    Sampler sampler =
        settings().sampler(new SearchShape(CONSTRAINED, 1, 1000, 3, List.of(earlier)));

    assertThat(asked(sampler, 5)).allMatch(values -> CONSTRAINED.violated(values).isEmpty());
  }

  @Test
  void aGridIsRefused() {
    Space space = new Space(List.of(new ChoiceParameter("a", List.of(1L, 2L))));

    assertThatThrownBy(
            () -> new LearnFromSettings(new GridSettings()).sampler(new SearchShape(space, 1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("grid has an order of its own");
  }
}
