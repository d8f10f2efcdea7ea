package io.sparktune.run.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sparktune.config.StudyFile;
import io.sparktune.report.Numbers;
import io.sparktune.run.input.BadInput;
import io.sparktune.simulation.RecordedFolds;
import io.sparktune.simulation.Slowdown;
import io.sparktune.space.Values;
import io.sparktune.study.Fixtures;
import io.sparktune.study.events.Event;
import io.sparktune.trial.EpochScore;
import io.sparktune.trial.FoldOutcome;
import io.sparktune.trial.FoldResult;
import io.sparktune.trial.Scores;
import io.sparktune.trial.Trial;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** With rows that are made, and networks that are trained. */
final class SlowdownMeasurementTest {

  private static final int SLOTS = 2;
  private static final Duration EPOCH = Duration.ofMillis(40);
  private static final String RUN = "runs/circles";

  private final RecordedFolds.Builder builder = new RecordedFolds.Builder();
  private StudyFile file;
  private int trials;
  private long secondsApart = 60;

  @BeforeEach
  void readFile() throws IOException {
    file = read("training.epochs=3");
  }

  private static StudyFile read(String... overrides) throws IOException {
    List<String> all = new ArrayList<>(List.of(overrides));
    all.add("data.source.circles.count=200");
    return StudyFile.read(
        "circles.conf", Files.readString(Path.of("conf/circles.conf")), all, Set.of());
  }

  private void tell(String activation, double learningRate, Duration epoch) {
    tell(
        Map.of(
            "model.activation", activation,
            "training.learning-rate", learningRate,
            "training.updater", "adam"),
        epoch);
  }

  /** One more trial, of one fold with one epoch. */
  private void tell(Map<String, Object> values, Duration epoch) {
    Trial trial = new Trial(trials++, new Values(values), 7);
    Instant begin = Fixtures.NOW.plusSeconds(secondsApart * trials);
    builder.add(new Event.TrialProposed(begin, trial));
    builder.add(
        new Event.FoldFinished(
            begin.plus(epoch),
            new FoldResult(
                trial.number(),
                0,
                1,
                trial.foldSeed(0),
                new FoldOutcome.Scored(0.8, new Scores(Map.of(), Map.of()), 1, 1, 1, 1),
                List.of(new EpochScore(1, 0.5, 0.8, epoch.toMillis())),
                begin,
                begin.plus(epoch),
                "host",
                "1")));
  }

  private SlowdownMeasurement measurement() {
    return new SlowdownMeasurement(file, RUN, builder.build().orElseThrow(), SLOTS);
  }

  @Test
  void foldsOfTheRun_areTrainedAgain() {
    tell("tanh", 0.01, EPOCH);
    tell("relu", 0.02, Duration.ofSeconds(2));
    // It lies outside of the range, so that it cannot be trained.
    tell("relu", 10, Duration.ofMillis(50));

    Slowdown slowdown = measurement().measure(Duration.ZERO, Duration.ZERO);

    assertThat(slowdown.base()).isEqualTo(1);
    assertThat(slowdown.slots()).isEqualTo(SLOTS);
    assertThat(slowdown.rounds()).hasSize(3);
    assertThat(slowdown.factor()).isPositive();
    assertThat(slowdown.took()).isPositive();
  }

  @Test
  void trialsThatAllLieOutside_areBadInput() {
    tell("tanh", 10, EPOCH);

    assertThatExceptionOfType(BadInput.class)
        .isThrownBy(() -> measurement().measure())
        .withMessage(
            "--slowdown measured: no trial of runs/circles is within the study's ranges; give a"
                + " factor, such as --slowdown 1.4");
  }

  @Test
  void epochsThatTakeTooLong_areBadInput() {
    tell("tanh", 0.01, Duration.ofSeconds(4));

    assertThatExceptionOfType(BadInput.class)
        .isThrownBy(() -> measurement().measure())
        .withMessage(
            "--slowdown measured: every epoch of runs/circles took more than 3 s, too long to be"
                + " tried; give a factor, such as --slowdown 1.4");
  }

  @Test
  void moreFoldsSideBySideThanThereAreProcessors_areBadInput() {
    int processors = Runtime.getRuntime().availableProcessors();
    secondsApart = 0;
    for (int trial = 0; trial <= processors; trial++) {
      tell("tanh", 0.01, EPOCH);
    }

    assertThatExceptionOfType(BadInput.class)
        .isThrownBy(() -> measurement().measure())
        .withMessage(
            "--slowdown measured: runs/circles had %d folds side by side on one machine, which"
                    .formatted(processors + 1)
                + " cannot be tried on the "
                + Numbers.count(processors, "processor")
                + " of this machine; give a factor, such as --slowdown 1.4");
  }

  @Test
  void foldsThatFailHere_areBadInput() throws IOException {
    file =
        read(
            "training.updater=sgd",
            "training.learning-rate={ real = [1, 1000], scale = log }",
            "model.layers=2",
            "model.units=64");
    tell(Map.of("model.activation", "relu", "training.learning-rate", 1000.0), EPOCH);

    assertThatExceptionOfType(BadInput.class)
        .isThrownBy(() -> measurement().measure())
        .withMessageMatching(
            "--slowdown measured: a fold of trial 0 failed on this machine \\(diverged: .*\\); give"
                + " a factor, such as --slowdown 1.4");
  }
}
