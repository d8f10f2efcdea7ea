package io.sparktune.data.folds;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparktune.data.ClassTarget;
import io.sparktune.data.Imbalance;
import io.sparktune.data.NumberTarget;
import io.sparktune.data.Target;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class OversamplingTest {

  private static final int[] LABELS = {0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 2, 2};
  private static final Target TARGET = ClassTarget.of("y", List.of("a", "b", "c"), LABELS);

  /** Seven rows of a, three of b, none of c. */
  private static final int[] ROWS = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9};

  @Test
  void everyClassOfTheRows_becomesAsLargeAsTheLargest() {
    int[] drawn = Oversampling.rows(TARGET, ROWS, Imbalance.OVERSAMPLE, 1);

    Map<Integer, Long> times =
        Arrays.stream(drawn)
            .boxed()
            .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    assertThat(drawn).hasSize(14).isSorted();
    assertThat(times).containsOnlyKeys(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
    assertThat(List.of(times.get(7), times.get(8), times.get(9)))
        .containsExactlyInAnyOrder(2L, 2L, 3L);
    assertThat(times.get(0)).isEqualTo(1);
  }

  @Test
  void rows_areTheSameForTheSameSeedAlone() {
    assertThat(Oversampling.rows(TARGET, ROWS, Imbalance.OVERSAMPLE, 5))
        .isEqualTo(Oversampling.rows(TARGET, ROWS, Imbalance.OVERSAMPLE, 5));
    assertThat(
            List.of(1, 2, 3, 4, 5, 6, 7, 8).stream()
                .map(seed -> Oversampling.rows(TARGET, ROWS, Imbalance.OVERSAMPLE, seed))
                .map(Arrays::toString)
                .distinct())
        .hasSizeGreaterThan(1);
  }

  @Test
  void rows_stayWhereNothingIsToBeDrawn() {
    Target numbers = NumberTarget.of("y", new double[LABELS.length]);

    assertThat(Oversampling.rows(TARGET, ROWS, Imbalance.NONE, 1)).isEqualTo(ROWS);
    assertThat(Oversampling.rows(TARGET, ROWS, Imbalance.CLASS_WEIGHTS, 1)).isEqualTo(ROWS);
    assertThat(Oversampling.rows(numbers, ROWS, Imbalance.OVERSAMPLE, 1)).isEqualTo(ROWS);
  }
}
