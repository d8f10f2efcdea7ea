package io.sparktune.search.quasi;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparktune.search.History;
import io.sparktune.search.Sampler;
import io.sparktune.search.SamplerSettings;
import io.sparktune.search.SearchShape;
import io.sparktune.space.RealParameter;
import io.sparktune.space.Scale;
import io.sparktune.space.Space;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class LatinHypercubeSamplerTest implements SequenceContract {

  private static final Space UNIT = new Space(List.of(new RealParameter("p", 0, 1, Scale.LINEAR)));

  @Override
  public SamplerSettings settings() {
    return LatinHypercubeSettings.defaults();
  }

  @Test
  void aDesignHasOneStratumForEachTrialOfTheStudy() {
    assertThat(strata(new SearchShape(UNIT, 1, 37, 5), 0, 37)).isEqualTo(37);
  }

  @Test
  void anOpenStudyHasOneDesignAfterAnother() {
    assertThat(strata(new SearchShape(UNIT, 5), 0, 100)).isEqualTo(100);
    assertThat(strata(new SearchShape(UNIT, 5), 100, 100)).isEqualTo(100);
  }

  private static long strata(SearchShape shape, int from, int size) {
    Sampler sampler = LatinHypercubeSettings.defaults().sampler(shape);
    return IntStream.range(from, from + size)
        .mapToDouble(n -> (Double) sampler.suggest(n, History.NONE).byName().get("p"))
        .map(place -> Math.floor(place * size))
        .distinct()
        .count();
  }
}
