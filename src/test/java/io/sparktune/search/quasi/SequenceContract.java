package io.sparktune.search.quasi;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparktune.search.History;
import io.sparktune.search.Observation;
import io.sparktune.search.Sampler;
import io.sparktune.search.SamplerContract;
import io.sparktune.search.SearchShape;
import io.sparktune.space.Space;
import io.sparktune.space.Values;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the samplers of this package promise. */
interface SequenceContract extends SamplerContract {

  @Test
  default void suggestionsDependOnTheirNumberAlone() {
    for (Space space : List.of(SPACE, CONSTRAINED)) {
      Sampler sampler = settings().sampler(new SearchShape(space, 3));
      List<Values> inOrder =
          IntStream.range(0, 50).mapToObj(n -> sampler.suggest(n, History.NONE)).toList();
      History other = History.of(List.of(Observation.complete(0, inOrder.get(3), 0.7)), List.of());

      for (int number = 49; number >= 0; number -= 7) {
        assertThat(sampler.suggest(number, other)).isEqualTo(inOrder.get(number));
        assertThat(settings().sampler(new SearchShape(space, 3)).suggest(number, other))
            .isEqualTo(inOrder.get(number));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  default void everyOptionHasItsShare(long seed) {
    Sampler sampler = settings().sampler(new SearchShape(SPACE, 1, 90, seed));
    long adams =
        IntStream.range(0, 90)
            .mapToObj(number -> sampler.suggest(number, History.NONE))
            .filter(values -> values.byName().get("updater").equals("adam"))
            .count();

    // A third of 90; independent points are up to 13 away from it in 99 % of cases.
    assertThat(adams).isBetween(27L, 33L);
  }
}
