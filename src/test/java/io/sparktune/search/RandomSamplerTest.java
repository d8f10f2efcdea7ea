package io.sparktune.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparktune.space.Constraint;
import io.sparktune.space.Space;
import io.sparktune.space.Values;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class RandomSamplerTest implements SamplerContract {

  @Override
  public SamplerSettings settings() {
    return new RandomSettings();
  }

  @Test
  void suggestionsAreUniform() {
    Sampler sampler = settings().sampler(new SearchShape(SPACE, 5));
    long adams =
        IntStream.range(0, 9_000)
            .mapToObj(number -> sampler.suggest(number, History.NONE))
            .filter(values -> values.byName().get("updater").equals("adam"))
            .count();

    // Binomial with mean 3,000 and a deviation of 45: six deviations.
    assertThat(adams).isBetween(2_730L, 3_270L);
  }

  @Test
  void itHasNoEnd() {
    assertThat(settings().sampler(new SearchShape(SPACE, 1)).size()).isEmpty();
  }

  @Test
  void constraintsThatNothingKeepsAreNamed() {
    Sampler sampler =
        settings().sampler(new SearchShape(new Space(PARAMETERS, List.of(new Nothing())), 1));

    assertThatThrownBy(() -> sampler.suggest(0, History.NONE))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("none of 100,000 random values satisfy all of the constraints [0 > 1]");
  }

  private record Nothing() implements Constraint {

    @Override
    public boolean isSatisfiedBy(Values values) {
      return false;
    }

    @Override
    public String text() {
      return "0 > 1";
    }
  }
}
