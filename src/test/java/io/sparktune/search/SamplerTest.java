package io.sparktune.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparktune.space.Branch;
import io.sparktune.space.ChoiceParameter;
import io.sparktune.space.IntegerParameter;
import io.sparktune.space.Scale;
import io.sparktune.space.Space;
import io.sparktune.space.Values;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every sampler promises. */
final class SamplerTest {

  private static final Space SPACE =
      new Space(
          List.of(
              new ChoiceParameter("updater", List.of("adam", "sgd"))
                  .withBranches(
                      List.of(
                          new Branch(
                              1, 1, List.of(new ChoiceParameter("momentum", List.of(0.0, 0.9)))))),
              new IntegerParameter("units", 8, 64, 8, Scale.LINEAR, List.of())));

  private static final int POINTS = 3 * 8;

  @ParameterizedTest
  @EnumSource
  void suggestionDependsOnSeedAndNumberAlone(SamplerKind kind) {
    Sampler sampler = kind.sampler(SPACE, 42);
    List<Values> inOrder = IntStream.range(0, POINTS).mapToObj(sampler::suggest).toList();

    List<Integer> numbers = new ArrayList<>(IntStream.range(0, POINTS).boxed().toList());
    Collections.shuffle(numbers, new Random(1));
    Sampler another = kind.sampler(SPACE, 42);
    for (int number : numbers) {
      assertThat(another.suggest(number)).isEqualTo(inOrder.get(number));
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyActiveParameterHasAValue(SamplerKind kind) {
    Sampler sampler = kind.sampler(SPACE, 7);
    for (int number = 0; number < POINTS; number++) {
      Values values = sampler.suggest(number);
      assertThat(values.of("units")).isPresent();
      assertThat(values.of("momentum").isPresent())
          .isEqualTo(values.byName().get("updater").equals("sgd"));
    }
  }

  @Test
  void randomSuggestionsDifferBetweenSeeds() {
    List<Values> one =
        IntStream.range(0, 20).mapToObj(SamplerKind.RANDOM.sampler(SPACE, 1)::suggest).toList();
    List<Values> other =
        IntStream.range(0, 20).mapToObj(SamplerKind.RANDOM.sampler(SPACE, 2)::suggest).toList();

    assertThat(one).isNotEqualTo(other);
  }

  @Test
  void randomSuggestionsAreUniform() {
    Sampler sampler = SamplerKind.RANDOM.sampler(SPACE, 5);
    long adams =
        IntStream.range(0, 10_000)
            .filter(number -> sampler.suggest(number).byName().get("updater").equals("adam"))
            .count();

    // Binomial with mean 5,000 and a deviation of 50: six deviations.
    assertThat(adams).isBetween(4_700L, 5_300L);
  }

  @Test
  void gridEndsAndRandomDoesNot() {
    assertThat(SamplerKind.GRID.sampler(SPACE, 1).size().orElseThrow()).isEqualTo(POINTS);
    assertThat(SamplerKind.RANDOM.sampler(SPACE, 1).size()).isEmpty();
  }
}
