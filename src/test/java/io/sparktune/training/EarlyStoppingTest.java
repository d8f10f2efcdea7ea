package io.sparktune.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparktune.training.metrics.MetricValue;
import io.sparktune.training.plan.Engine;
import io.sparktune.training.plan.TrainingSettings;
import io.sparktune.trial.Direction;
import org.junit.jupiter.api.Test;

final class EarlyStoppingTest {

  private static final float[] OUTPUTS = {1};

  @Test
  void patienceCountsEpochsSinceTheLastImprovement() {
    EarlyStopping stopping = stopping(2, 0, Direction.MAXIMIZE);
    add(stopping, 0.5, 0.7, 0.6);
    assertThat(stopping.isOver()).isFalse();
    add(stopping, 0.7);
    assertThat(stopping.isOver()).isTrue();
    assertThat(stopping.best().epoch()).isEqualTo(2);
  }

  @Test
  void smallImprovementsDoNotRenewPatienceButTheBestEpochIsStillTheBest() {
    EarlyStopping stopping = stopping(2, 0.1, Direction.MINIMIZE);
    add(stopping, 1, 0.95, 0.92);
    assertThat(stopping.isOver()).isTrue();
    assertThat(stopping.best().epoch()).isEqualTo(3);
  }

  @Test
  void smallImprovementsAddUp() {
    EarlyStopping stopping = stopping(2, 0.1, Direction.MINIMIZE);
    add(stopping, 1, 0.94, 0.88);
    assertThat(stopping.isOver()).isFalse();
  }

  @Test
  void anUndefinedScoreNeverBeatsADefinedOne() {
    EarlyStopping stopping = stopping(2, 0, Direction.MAXIMIZE);
    stopping.add(MetricValue.undefined("no row"), OUTPUTS);
    add(stopping, -3);
    stopping.add(MetricValue.undefined("no row"), OUTPUTS);
    assertThat(stopping.best().epoch()).isEqualTo(2);
    assertThat(stopping.isOver()).isFalse();
  }

  @Test
  void withoutPatienceEveryEpochIsTrainedAndTheLastOneCounts() {
    EarlyStopping stopping = stopping(0, 0, Direction.MAXIMIZE);
    add(stopping, 0.9, 0.8, 0.7, 0.6);
    assertThat(stopping.isOver()).isFalse();
    add(stopping, 0.5);
    assertThat(stopping.isOver()).isTrue();
    assertThat(stopping.best().epoch()).isEqualTo(5);
  }

  private static void add(EarlyStopping stopping, double... scores) {
    for (double score : scores) {
      stopping.add(MetricValue.of(score), OUTPUTS);
    }
  }

  private static EarlyStopping stopping(int patience, double improvement, Direction direction) {
    return new EarlyStopping(
        new TrainingSettings(5, 1, patience, improvement, Engine.AUTO), direction);
  }
}
