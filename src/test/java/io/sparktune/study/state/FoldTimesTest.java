package io.sparktune.study.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sparktune.space.Values;
import io.sparktune.study.Fixtures;
import io.sparktune.trial.Checkpoint;
import io.sparktune.trial.FoldOutcome;
import io.sparktune.trial.FoldResult;
import io.sparktune.trial.Scores;
import io.sparktune.trial.Seeds;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class FoldTimesTest {

  private static final int EPOCHS = 20;

  private static Values values(long units, String updater) {
    return new Values(Map.of("model.units", units, "training.updater", updater));
  }

  /** What a fold takes: proportional to the units, half as much again with adam. */
  private static double millis(long units, String updater) {
    return EPOCHS * 0.5 * units * (updater.equals("adam") ? 1.5 : 1);
  }

  private static FoldResult result(double millis) {
    Scores scores = new Scores(Map.of(), Map.of());
    return new FoldResult(
        0,
        0,
        1,
        0,
        new FoldOutcome.Scored(0.5, scores, EPOCHS, EPOCHS, 0, 0),
        List.of(),
        Fixtures.NOW,
        Fixtures.NOW.plusNanos((long) (millis * 1e6)),
        "host",
        "1");
  }

  private static FoldTimes learnt(int folds, double noise) {
    SplittableRandom random = Seeds.random(42, "times", 0);
    FoldTimes times = FoldTimes.UNKNOWN;
    for (int i = 0; i < folds; i++) {
      long units = 16L << random.nextInt(6);
      String updater = random.nextBoolean() ? "adam" : "sgd";
      double factor = Math.exp(noise * (random.nextDouble() - 0.5));
      times =
          times.with(
              values(units, updater), result(factor * millis(units, updater)), Checkpoint.NONE);
    }
    return times;
  }

  @Test
  void nothingIsKnownAtFirst() {
    assertThat(FoldTimes.UNKNOWN.ofFold(values(16, "sgd"))).isEqualTo(Duration.ZERO);
    assertThat(FoldTimes.UNKNOWN.typicalMillis()).isZero();
  }

  @Test
  void timesFollowTheValues() {
    // The noise is up to 10 % either way, and the ridge draws the slopes in by a few percent.
    FoldTimes times = learnt(60, 0.2);
    for (long units : new long[] {16, 64, 512}) {
      for (String updater : List.of("adam", "sgd")) {
        double predicted = times.ofFold(values(units, updater)).toNanos() / 1e6;
        assertThat(predicted / millis(units, updater))
            .as(units + " " + updater)
            .isCloseTo(1, within(0.25));
      }
    }
  }

  @Test
  void valuesNeverSeen_areTakenForTheRest() {
    assertThat(learnt(60, 0).ofFold(values(64, "rms-prop"))).isPositive();
  }

  @Test
  void oneFoldIsEnoughForItsLike() {
    FoldTimes times = FoldTimes.UNKNOWN.with(values(64, "sgd"), result(640), Checkpoint.NONE);

    assertThat(times.ofFold(values(64, "sgd")).toMillis()).isCloseTo(640, within(7L));
    assertThat(times.typicalMillis()).isEqualTo(640);
  }

  @Test
  void aFoldThatWasTakenOver_tellsWhatItsTrainingTook_andNothingOfTheSlots() {
    FoldOutcome.Scored trained =
        new FoldOutcome.Scored(0.5, new Scores(Map.of(), Map.of()), EPOCHS, EPOCHS, 600, 40);
    FoldResult taken =
        new FoldResult(
            0,
            0,
            1,
            0,
            trained,
            List.of(),
            Fixtures.NOW,
            Fixtures.NOW.plusMillis(1),
            "host",
            "1",
            "trial 3 of last-night",
            null);
    FoldTimes times = FoldTimes.UNKNOWN.with(values(64, "sgd"), taken, Checkpoint.NONE);

    assertThat(times.ofFold(values(64, "sgd")).toMillis()).isCloseTo(640, within(7L));
    assertThat(times.typicalMillis()).isZero();
    assertThat(times.with(values(64, "sgd"), result(320), Checkpoint.NONE).typicalMillis())
        .isEqualTo(320);
  }

  @Test
  void aStretch_countsByItsOwnEpochs() {
    FoldTimes times =
        FoldTimes.UNKNOWN.with(values(64, "sgd"), result(320), new Checkpoint(1, EPOCHS / 2));

    assertThat(times.ofFold(values(64, "sgd")).toMillis()).isCloseTo(640, within(7L));
  }
}
