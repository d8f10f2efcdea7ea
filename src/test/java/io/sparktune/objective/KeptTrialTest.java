package io.sparktune.objective;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.sparktune.space.Values;
import io.sparktune.trial.Checkpoint;
import io.sparktune.trial.Direction;
import io.sparktune.trial.EpochCallback;
import io.sparktune.trial.EpochDecision;
import io.sparktune.trial.EpochScore;
import io.sparktune.trial.FoldAssignment;
import io.sparktune.trial.FoldOutcome;
import io.sparktune.trial.FoldResult;
import io.sparktune.trial.Goal;
import io.sparktune.trial.Goals;
import io.sparktune.trial.Trial;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Trials that are paused and broken off, and go on from what was kept of them. */
final class KeptTrialTest {

  private static final int EPOCHS = 5;
  private static final Trial TRIAL = new Trial(3, new Values(Map.of("x", 0.5)), 7);

  private final Map<Checkpoint, KeptState> files = new HashMap<>();
  private final List<Integer> trained = new ArrayList<>();
  private final List<Checkpoint> told = new ArrayList<>();

  private final ObjectiveStates store =
      new ObjectiveStates() {
        @Override
        public KeptState read(FoldAssignment assignment) throws IOException {
          KeptState state = files.get(assignment.from());
          if (state == null) {
            throw new IOException("there is no such file");
          }
          return state;
        }

        @Override
        public void write(FoldAssignment assignment, Checkpoint at, KeptState state) {
          files.put(at, state);
        }
      };

  /** Its score is the word that it has written so far. */
  private double[] score(ObjectiveTrial trial) {
    StringBuilder word =
        new StringBuilder(trial.state().map(bytes -> new String(bytes, UTF_8)).orElse(""));
    while (trial.epochs() < trial.mostEpochs()) {
      trained.add(trial.epochs() + 1);
      word.append(trial.epochs() + 1);
      if (!trial.report(word.length(), () -> word.toString().getBytes(UTF_8))) {
        return new double[] {0};
      }
    }
    return new double[] {Double.parseDouble(word.toString())};
  }

  private FoldResult train(FoldAssignment assignment, long millisPerState) {
    EpochCallback listener =
        new EpochCallback() {
          @Override
          public boolean isOpen() {
            return true;
          }

          @Override
          public EpochDecision pass(List<EpochScore> scores, Checkpoint kept) {
            told.add(kept);
            return EpochDecision.GO_ON;
          }
        };
    Goals goals = Goals.of(Goal.named("value", Direction.MAXIMIZE));
    InstantSource clock = InstantSource.system();
    return new ObjectiveTrainer(
            this::score, goals, EPOCHS, store, millisPerState, clock, "here", "1")
        .train(assignment, listener);
  }

  @Test
  void aPausedTrialGoesOnFromItsState() {
    FoldResult first = train(new FoldAssignment(TRIAL, 0, 1, Checkpoint.NONE, 2), Long.MAX_VALUE);
    FoldResult second =
        train(
            new FoldAssignment(TRIAL, 0, 2, new Checkpoint(1, 2), FoldAssignment.END),
            Long.MAX_VALUE);

    assertThat(first.outcome())
        .isInstanceOfSatisfying(
            FoldOutcome.Paused.class,
            paused -> assertThat(paused.kept()).isEqualTo(new Checkpoint(1, 2)));
    assertThat(second.outcome())
        .isInstanceOfSatisfying(
            FoldOutcome.Scored.class,
            scored -> {
              assertThat(scored.score()).isEqualTo(12345);
              assertThat(scored.epochs()).isEqualTo(EPOCHS);
            });
    assertThat(trained).containsExactly(1, 2, 3, 4, 5);
    assertThat(second.epochs()).extracting(EpochScore::epoch).containsExactly(5);
  }

  @Test
  void aStateIsKeptWheneverItIsDue_andToldWithTheScore() {
    FoldResult whole = train(new FoldAssignment(TRIAL, 0, 1), 0);

    assertThat(whole.outcome()).isInstanceOf(FoldOutcome.Scored.class);
    assertThat(told)
        .containsExactly(
            new Checkpoint(1, 1), new Checkpoint(1, 2), new Checkpoint(1, 3), new Checkpoint(1, 4));
    assertThat(files).containsOnlyKeys(told);
  }

  @Test
  void whereTheStateIsLostTheTrialBeginsAnew_andEpochsAreToldOnce() {
    FoldResult again =
        train(
            new FoldAssignment(TRIAL, 0, 2, new Checkpoint(1, 3), FoldAssignment.END),
            Long.MAX_VALUE);

    assertThat(trained).containsExactly(1, 2, 3, 4, 5);
    assertThat(told).containsExactly(Checkpoint.NONE);
    assertThat(again.outcome())
        .isInstanceOfSatisfying(
            FoldOutcome.Scored.class, scored -> assertThat(scored.score()).isEqualTo(12345));
  }
}
