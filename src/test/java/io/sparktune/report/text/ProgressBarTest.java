package io.sparktune.report.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparktune.report.StudyProgress;
import io.sparktune.training.metrics.StandardClassMetric;
import io.sparktune.trial.Direction;
import io.sparktune.trial.Goal;
import io.sparktune.trial.Goals;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ProgressBarTest {

  private static final Goals GOALS =
      Goals.of(new Goal(StandardClassMetric.ACCURACY, "", Direction.MAXIMIZE));

  private static final StudyProgress HALF =
      new StudyProgress(
          20, 10, null, 50, null, 0, Duration.ofSeconds(60), Duration.ofSeconds(60), 0.5);

  @Test
  void itsTimesGoOn_whileNothingHappens() {
    assertThat(ProgressBar.of(GOALS, HALF, Duration.ofSeconds(5), new ScreenWidth(60)))
        .isEqualTo("[10/20]  [==========>        ]   1:05 gone, about 0:55 left");
    assertThat(ProgressBar.of(GOALS, HALF, Duration.ofSeconds(90), new ScreenWidth(60)))
        .endsWith("2:30 gone, about 0:00 left");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 20, 30, 40, 60, 80, 120, 300})
  void itLeavesTheLastColumnFree(int columns) {
    String bar = ProgressBar.of(GOALS, HALF, Duration.ZERO, new ScreenWidth(columns));

    assertThat(ScreenWidth.of(bar)).isLessThanOrEqualTo(Math.max(1, columns - 1));
  }
}
