package io.sparktune.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparktune.spark.ResourceSettings;
import io.sparktune.study.stopping.StoppingSettings;
import io.sparktune.training.plan.SegmentSettings;
import java.time.Duration;
import java.time.LocalTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class StoppingOfStudyFileTest {

  @Test
  void whatIsNotSaidNeverStopsAStudy() {
    assertThat(Studies.with("").stopping()).isEqualTo(StoppingSettings.NONE);
  }

  @Test
  void everyRuleIsRead() {
    StudyFile file =
        Studies.with(
            """
            stopping {
              epochs = 5000000000, timeout = 8h, finish-by = "06:00", target = 0.97
              plateau-trials = 50, noise-after-trials = 30, max-failures = 9
            }
            """);
    StoppingSettings expected =
        new StoppingSettings(
            5_000_000_000L, Duration.ofHours(8), LocalTime.of(6, 0), 0.97, 50, 30, 9);
    assertThat(file.stopping()).isEqualTo(expected);
    assertThat(Studies.read(file.resolvedText()).stopping()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "90s, PT90S",
    "15m, PT15M",
    "90 minutes, PT90M",
    "\"0.5 hours\", PT30M",
    "2 days, PT48H",
    "1500ms, PT1.5S",
  })
  void durationsHaveUnits(String written, Duration expected) {
    assertThat(Studies.with("stopping.timeout = " + written).stopping().timeout())
        .isEqualTo(expected);
    assertThat(Studies.with("", "stopping.timeout=" + written).stopping().timeout())
        .as("beside the file")
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"06:00, 06:00", "6:00, 06:00", "23:59:30, 23:59:30", "00:00, 00:00"})
  void timesOfDayMayHaveSeconds(String written, LocalTime expected) {
    assertThat(Studies.with("stopping.finish-by = \"" + written + "\"").stopping().finishBy())
        .isEqualTo(expected);
    assertThat(Studies.with("", "stopping.finish-by=" + written).stopping().finishBy())
        .as("beside the file")
        .isEqualTo(expected);
  }

  @Test
  void foldsKeepACheckpointEachMinuteAndReportTenTimesASecond() {
    assertThat(Studies.with("").segments()).isEqualTo(new SegmentSettings(1, 100, 60_000));
    assertThat(Studies.with("pruning.report-every-epochs = 1").segments())
        .isEqualTo(new SegmentSettings(1, 60_000));
    assertThat(Studies.with("pruning.pruner = median").segments())
        .isEqualTo(new SegmentSettings(1, 60_000));
  }

  @ParameterizedTest
  @CsvSource({"0s, 0", "1500ms, 1500", "5 minutes, 300000", "never, " + SegmentSettings.NEVER})
  void howOftenAFoldLooksUpIsRead(String every, long millis) {
    assertThat(
            Studies.with("checkpoints.every = " + every + "\npruning.report-every-epochs = 4")
                .segments())
        .isEqualTo(new SegmentSettings(4, millis));
  }

  @Test
  void aFoldHasOneCpuUnlessTheFileSaysOtherwise() {
    assertThat(Studies.with("").resources()).isEqualTo(ResourceSettings.DEFAULT);
    assertThat(Studies.with("resources { cpus = 4, gpus = 1 }").resources())
        .isEqualTo(new ResourceSettings(4, 1));
    assertThat(Studies.with("resources.gpus = 0.25").resources())
        .isEqualTo(new ResourceSettings(1, 0.25));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "stopping { epochs = 90, target = 0.5, finish-by = \"06:00\" }",
        "stopping.max-failures = 3",
        "checkpoints.every = never",
        "resources { cpus = 4, gpus = 0.5 }",
        "pruning.report-every-epochs = 10",
      })
  void whatMayChangeFromRunToRunIsPassedOverByTheFingerprint(String settings) {
    assertThat(Studies.with(settings).fingerprint()).isEqualTo(Studies.with("").fingerprint());
  }
}
