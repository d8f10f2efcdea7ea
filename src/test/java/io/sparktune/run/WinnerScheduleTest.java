package io.sparktune.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparktune.space.Values;
import io.sparktune.study.Fixtures;
import io.sparktune.study.outcomes.FinishedTrial;
import io.sparktune.study.outcomes.TrialOutcome;
import io.sparktune.trial.Origin;
import io.sparktune.trial.Trial;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

final class WinnerScheduleTest {

  private static final Trial FIRST = trial(0, null);
  private static final Trial SECOND = trial(4, new Origin(FIRST, 5));
  private static final Trial THIRD = trial(7, new Origin(SECOND, 15));

  private static Trial trial(int number, Origin origin) {
    return new Trial(number, new Values(Map.of("model.x", 0.1 * number)), 100 + number, origin);
  }

  private static WinnerSchedule schedule(Trial trial, int bestEpoch) {
    return new WinnerSchedule(
        new FinishedTrial(
            trial,
            new TrialOutcome.Complete(
                0.9, OptionalDouble.empty(), List.of(0.9), Map.of(), List.of(), bestEpoch),
            1,
            5,
            Fixtures.NOW,
            Fixtures.NOW));
  }

  private static Map<String, Object> row(Trial trial, int first, int last) {
    return Map.of(
        "trial", trial.number(),
        "seed", trial.seed(),
        "first_epoch", first,
        "last_epoch", last,
        "values", trial.values().byName());
  }

  @Test
  void eachStageIsARow() {
    assertThat(schedule(THIRD, 20).table())
        .isEqualTo(List.of(row(FIRST, 1, 5), row(SECOND, 6, 15), row(THIRD, 16, 20)));
    assertThat(schedule(THIRD, 20).origins())
        .isEqualTo("trial 4 after epoch 15, that one from trial 0 after epoch 5");
    assertThat(schedule(THIRD, 20).hasChanges()).isTrue();
  }

  @Test
  void stagesAreCutAtTheBestEpoch() {
    assertThat(schedule(THIRD, 9).table()).isEqualTo(List.of(row(FIRST, 1, 5), row(SECOND, 6, 9)));
    assertThat(schedule(THIRD, 5).table()).isEqualTo(List.of(row(FIRST, 1, 5)));
  }

  @Test
  void aTrialThatBeganItself_hasOneStage() {
    assertThat(schedule(FIRST, 20).table()).isEqualTo(List.of(row(FIRST, 1, 20)));
    assertThat(schedule(FIRST, 20).hasChanges()).isFalse();
    assertThat(schedule(FIRST, 20).origins()).isEmpty();
  }
}
