package io.sparktune.report.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparktune.simulation.SimulationReport;
import io.sparktune.simulation.SimulationReport.Moment;
import io.sparktune.study.events.StopReason;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SimulationTextTest {

  private static SimulationReport report(StopReason reason, long foldsLost) {
    return new SimulationReport(
        Duration.ofMinutes(16),
        8,
        0.75,
        0.9876,
        1_500,
        6_000,
        2,
        1,
        0,
        foldsLost,
        2_000,
        reason,
        List.of(
            new Moment(Duration.ofMinutes(3), 1, null),
            new Moment(Duration.ofMinutes(6), 2, 0.5),
            new Moment(Duration.ofMinutes(16), 3, 0.75)));
  }

  @Test
  void theBestScoreIsTold_afterEachEighthOfTheTime() {
    assertThat(SimulationText.of(report(StopReason.TRIALS_DONE, 0)).lines())
        .containsExactly(
            "wall clock   16:00",
            "utilisation  75.0 % of 8 slots, 98.8 % until the last fold began",
            "epochs       1,500, 25.0 % of the 6,000 that all folds of these trials would take",
            "trials       2 complete, 1 pruned, 0 failed",
            "",
            "time   trials    best",
            "2:00        0",
            "4:00        1",
            "6:00        2  0.5000",
            "8:00        2  0.5000",
            "10:00       2  0.5000",
            "12:00       2  0.5000",
            "14:00       2  0.5000",
            "16:00       3  0.7500");
  }

  @Test
  void anEarlyEnd_andLostFolds_areTold() {
    assertThat(SimulationText.of(report(StopReason.TIME_UP, 1)).lines())
        .contains(
            "trials       2 complete, 1 pruned, 0 failed; the time limit is reached",
            "lost         1 fold with an executor");
  }
}
