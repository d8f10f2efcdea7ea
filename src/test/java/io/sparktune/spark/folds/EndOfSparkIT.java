package io.sparktune.spark.folds;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparktune.spark.DriverOfTests;
import io.sparktune.spark.SparkDriver;
import io.sparktune.spark.SteppedFold;
import io.sparktune.spark.Told;
import io.sparktune.study.events.Event;
import io.sparktune.trial.EpochDecision;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A Spark that ends while it has folds in training. */
final class EndOfSparkIT {

  @Test
  void theEndOfSpark_failsTheStudyAndNoTrial() throws Exception {
    Told told = new Told(scored -> EpochDecision.GO_ON);
    try (SparkDriver ended = DriverOfTests.local(1);
        SparkRunner runner = DriverOfTests.runner(ended, new SteppedFold(1_000_000, 1))) {
      runner.open(told);
      runner.start(List.of(DriverOfTests.fold(0, 0)));
      told.next(Event.EpochsScored.class);
      ended.session().stop();

      assertThat(told.failure()).hasMessage("Spark has ended");
      runner.start(List.of(DriverOfTests.fold(1, 0)));
      assertThat(told.failure()).hasMessage("Spark has ended");
      assertThat(told.hasUnread(Event.FoldFinished.class)).isFalse();
    }
  }
}
