package io.sparktune.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The sample studies on one slot as they were recorded: the CPU time of the process at each fold,
 * which other processes do not change, the epochs until then, and those that were estimated to be
 * left.
 */
final class WorkRateTest {

  private static final int TENTH = 10;

  /** What is left then are files and tables, by a guess. */
  private static final Duration SOON = Duration.ofSeconds(3);

  private record Line(String event, long millis, long epochs, double left, double winner) {}

  private static List<Line> recorded(String study) throws IOException {
    try (InputStream file = WorkRateTest.class.getResourceAsStream("/recorded-folds.csv")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(line -> line.split(",", -1))
          .filter(cells -> cells[0].equals(study))
          .map(
              cells ->
                  new Line(
                      cells[1],
                      Long.parseLong(cells[2]),
                      Long.parseLong(cells[3]),
                      Double.parseDouble(cells[4]),
                      Double.parseDouble(cells[5])))
          .toList();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "classic-grid",
        "circles",
        "penguins",
        "churn",
        "concrete",
        "keras-style",
        "digits-mlp",
        "digits-goals",
        "digits-pbt"
      })
  void theTimeOfARecordedStudy_isRightFromTheTenthFoldOn(String study) throws IOException {
    assertThat(ratios(study))
        .hasSizeGreaterThan(20)
        .allSatisfy(ratio -> assertThat(ratio).isBetween(1 / 1.5, 1.5));
  }

  /** Nobody knows after ten folds how many of the trials to come will be pruned. */
  @Test
  void whereTrialsArePruned_itIsRightWithinTwiceAtFirst() throws IOException {
    List<Double> ratios = ratios("digits-asha");

    assertThat(ratios).allSatisfy(ratio -> assertThat(ratio).isBetween(0.5, 2.0));
    assertThat(ratios.subList(ratios.size() / 3, ratios.size()))
        .allSatisfy(ratio -> assertThat(ratio).isBetween(1 / 1.5, 1.5));
  }

  private static List<Double> ratios(String study) throws IOException {
    List<Line> lines = recorded(study);
    long end = lines.get(lines.size() - 1).millis();
    WorkRate rate = new WorkRate(0, 0);
    rate.passed(0, 1);
    List<Double> ratios = new ArrayList<>();
    int folds = 0;
    for (Line line : lines) {
      rate.passed(Duration.ofMillis(line.millis()).toNanos(), 1);
      if (line.event().equals("start")) {
        rate.foldStarted();
      } else if (line.event().equals("fold")) {
        rate.foldEnded(line.epochs());
        folds++;
        Optional<Duration> told = rate.left(line.left(), line.winner());
        Duration truth = Duration.ofMillis(end - line.millis());
        if (folds >= TENTH && truth.compareTo(SOON) > 0) {
          ratios.add((double) told.orElseThrow().toMillis() / truth.toMillis());
        }
      }
    }
    return ratios;
  }

  @Test
  void nothingIsTold_beforeFoldsHaveSettled() {
    WorkRate rate = new WorkRate(0, 0);
    rate.passed(0, 2);
    rate.foldStarted();
    for (int fold = 1; fold <= 5; fold++) {
      rate.passed(Duration.ofSeconds(fold).toNanos(), 2);
      rate.foldEnded(fold);
      assertThat(rate.left(10, 1)).isEmpty();
    }
    rate.passed(Duration.ofSeconds(6).toNanos(), 2);
    rate.foldEnded(6);
    assertThat(rate.left(10, 1)).isPresent();
  }
}
