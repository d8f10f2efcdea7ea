package io.sparktune.search.quasi;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparktune.search.History;
import io.sparktune.search.Sampler;
import io.sparktune.search.SearchShape;
import io.sparktune.space.Parameter;
import io.sparktune.space.RealParameter;
import io.sparktune.space.Scale;
import io.sparktune.space.Space;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every sequence with an end to its dimensions promises. */
interface WideSequenceContract extends SequenceContract {

  int SIZE = 64;

  @Test
  default void parametersBeyondTheThousandthAreIndependent() {
    Space wide =
        new Space(
            IntStream.range(0, 1_003)
                .mapToObj(i -> (Parameter) new RealParameter("p" + i, 0, 1, Scale.LINEAR))
                .toList());
    Sampler sampler = settings().sampler(new SearchShape(wide, 1));

    assertThat(strata(sampler, "p0")).isEqualTo(SIZE);
    // That 64 independent points fall into 64 strata has a chance of 64! / 64^64 < 1e-26.
    assertThat(strata(sampler, "p1002")).isLessThan(SIZE);
  }

  private static long strata(Sampler sampler, String parameter) {
    return IntStream.range(0, SIZE)
        .map(
            number ->
                (int)
                    ((Double) sampler.suggest(number, History.NONE).byName().get(parameter) * SIZE))
        .distinct()
        .count();
  }
}
