package io.sparktune.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.sparktune.space.Values;
import io.sparktune.study.Fixtures;
import io.sparktune.trial.CostMetric;
import io.sparktune.trial.Direction;
import io.sparktune.trial.Trial;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class SlowedFoldModelTest {

  private static final Trial TRIAL = new Trial(0, new Values(Map.of("model.x", 0.5)), 7);

  private static final FoldModel FOLDS =
      new ModelledFolds(
          new LogNormal(Duration.ofSeconds(30), 0),
          Duration.ofMillis(10),
          values -> Fixtures.MOST_EPOCHS,
          Direction.MAXIMIZE);

  private static final Slowdown MEASURED =
      new Slowdown(
          1, 2, List.of(new Slowdown.Round(2, 3)), Duration.ofSeconds(3), Duration.ofSeconds(10));

  private final FoldModel slowed = new SlowedFoldModel(FOLDS, MEASURED);

  @Test
  void epochsAndTheGapsBetweenFolds_takeSoManyTimesAsLong() {
    FoldCurve before = FOLDS.course(TRIAL, 0);
    FoldCurve after = slowed.course(TRIAL, 0);

    assertThat(after.epochs()).hasSameSizeAs(before.epochs());
    for (int epoch = 0; epoch < before.epochs().size(); epoch++) {
      assertThat(after.epochs().get(epoch).nanos())
          .isEqualTo(Math.round(1.5 * before.epochs().get(epoch).nanos()));
      assertThat(after.epochs().get(epoch).score()).isEqualTo(before.epochs().get(epoch).score());
    }
    assertThat(slowed.dispatch()).isEqualTo(Duration.ofMillis(15));
  }

  @Test
  void whatHoldsTheFirstFoldsUp_comesOnce() {
    assertThat(slowed.start()).isEqualTo(Duration.ofSeconds(3));
  }

  @Test
  void onlyTimes_areLonger() {
    String parameters = CostMetric.PARAMETERS.column();
    String millis = CostMetric.FIT_MILLIS.column();

    assertThat(slowed.measured(TRIAL, 0, parameters))
        .isEqualTo(FOLDS.measured(TRIAL, 0, parameters));
    assertThat(slowed.measured(TRIAL, 0, millis)).isEqualTo(1.5 * FOLDS.measured(TRIAL, 0, millis));
  }

  @Test
  void noFactor_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SlowedFoldModel(FOLDS, 0, Duration.ZERO))
        .withMessage("the slowdown is 0.0, the first folds are held up by PT0S");
  }
}
