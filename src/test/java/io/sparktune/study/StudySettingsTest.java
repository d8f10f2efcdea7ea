package io.sparktune.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparktune.training.metrics.StandardClassMetric;
import io.sparktune.trial.Direction;
import io.sparktune.trial.Goal;
import io.sparktune.trial.Goals;
import org.junit.jupiter.api.Test;

final class StudySettingsTest {

  private static final Goals GOAL =
      Goals.of(new Goal(StandardClassMetric.ACCURACY, "", Direction.MAXIMIZE));

  @Test
  void aStudyWithAWindowIsStrict() {
    assertThat(new StudySettings("s", 1, "runs", GOAL, 1).isStrict()).isTrue();
    assertThat(new StudySettings("s", 1, "runs", GOAL, 0).isStrict()).isFalse();
  }

  @Test
  void whatCannotBeIsRefused() {
    assertThatThrownBy(() -> new StudySettings("../s", 1, "runs", GOAL, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the study's name is ../s");
    assertThatThrownBy(() -> new StudySettings("s", 1, "runs", GOAL, -1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the study's window is -1");
  }
}
