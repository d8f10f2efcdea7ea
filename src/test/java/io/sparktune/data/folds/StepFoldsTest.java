package io.sparktune.data.folds;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparktune.data.RowKeys;
import io.sparktune.data.folds.Validation.InTimeOrder;
import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Folds of steps go forward in time, with a gap, from the start or from so many steps before. */
final class StepFoldsTest {

  private static final int STEPS = 100;

  /** Two series, whose rows foretell as many steps as the span; a time is that of the last one. */
  private static RowKeys keys(int span) {
    double[] times = new double[2 * (STEPS - span)];
    Arrays.setAll(times, row -> row % (STEPS - span) + span);
    return new RowKeys(new int[0], times, span);
  }

  @ParameterizedTest
  @CsvSource({"1, 0, 0", "1, 3, 0", "4, 0, 0", "4, 3, 0", "1, 0, 20", "4, 3, 20"})
  void cutsAreBetweenSteps(int span, int gap, int most) {
    RowKeys keys = keys(span);
    FoldPlan plan = new StepFolds(keys, new InTimeOrder(3, 0.15, gap, most)).plan(0.2);
    double before = Double.NEGATIVE_INFINITY;
    for (Fold fold : plan.folds()) {
      double first = times(keys, fold.validationRows()).min().orElseThrow();
      double last = times(keys, fold.trainRows()).max().orElseThrow();
      double start = times(keys, fold.trainRows()).min().orElseThrow();
      // The first validation target begins span - 1 steps before its time.
      assertThat(first - (span - 1) - last).isEqualTo(gap + 1);
      assertThat(last - start + 1).isEqualTo(most == 0 ? last - span + 1 : most);
      assertThat(first).isGreaterThan(before);
      before = times(keys, fold.validationRows()).max().orElseThrow();
      assertThat(fold.trainRows()).hasSize(2 * (int) (last - start + 1));
    }
    double held = times(keys, plan.holdOutRows()).min().orElseThrow();
    assertThat(held - (span - 1)).isGreaterThan(before);
    assertThat(times(keys, plan.studyRows()).max().orElseThrow()).isLessThan(held - (span - 1));
  }

  private static DoubleStream times(RowKeys keys, int[] rows) {
    return IntStream.of(rows).mapToDouble(row -> keys.times()[row]);
  }
}
