package io.sparktune.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparktune.space.Branch;
import io.sparktune.space.ChoiceParameter;
import io.sparktune.space.IntegerParameter;
import io.sparktune.space.Scale;
import io.sparktune.space.Space;
import io.sparktune.space.Values;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class GridSamplerTest {

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

  private final Sampler sampler = new GridSettings().sampler(new SearchShape(SPACE, 1));

  @Test
  void itEndsAfterEveryPoint() {
    assertThat(sampler.size().orElseThrow()).isEqualTo(POINTS);
  }

  @Test
  void everyPointIsSuggestedOnce() {
    List<Values> all =
        IntStream.range(0, POINTS)
            .mapToObj(number -> sampler.suggest(number, Evidence.NONE))
            .toList();

    assertThat(all).doesNotHaveDuplicates();
  }
}
