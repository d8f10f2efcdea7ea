package io.sparktune.report.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparktune.report.ProgressMeter;
import io.sparktune.space.Values;
import io.sparktune.study.Fixtures;
import io.sparktune.study.events.Event;
import io.sparktune.study.state.StudyState;
import io.sparktune.training.metrics.StandardClassMetric;
import io.sparktune.trial.Checkpoint;
import io.sparktune.trial.Direction;
import io.sparktune.trial.FailureKind;
import io.sparktune.trial.FoldAssignment;
import io.sparktune.trial.FoldOutcome;
import io.sparktune.trial.FoldResult;
import io.sparktune.trial.Goal;
import io.sparktune.trial.Goals;
import io.sparktune.trial.Trial;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ProgressLinesTest {

  private static final Goals GOAL =
      Goals.of(new Goal(StandardClassMetric.ACCURACY, "", Direction.MAXIMIZE));

  private final StringBuilder told = new StringBuilder();
  private StudyState state = StudyState.initial(Fixtures.rules(2, Direction.MAXIMIZE));
  private final ProgressMeter meter = new ProgressMeter(3, 2, state);
  private final ProgressLines progress = new ProgressLines(GOAL, 0);
  private Instant now = Fixtures.NOW;

  private void tell(Event event) {
    state = state.after(event);
    told(meter.after(event, state).flatMap(progress::next));
  }

  private void trial(int number, double x, Duration perFold, FailureKind failure) {
    Trial trial = new Trial(number, new Values(Map.of("model.x", x)), 1);
    tell(new Event.TrialProposed(now, trial));
    for (int fold = 0; fold < (failure == null ? 2 : 1); fold++) {
      FoldAssignment assignment = new FoldAssignment(trial, fold, 1);
      tell(new Event.FoldStarted(now, number, fold, 1, 0, FoldAssignment.END));
      now = now.plus(perFold);
      FoldResult result =
          failure == null ? Fixtures.scored(assignment) : Fixtures.failed(assignment, failure);
      tell(new Event.FoldFinished(now, result));
    }
  }

  private void told(Optional<String> line) {
    line.ifPresent(text -> told.append(text).append('\n'));
  }

  private String told() {
    return told.toString();
  }

  @Test
  void eachTrialIsALine_withBestAndTimeLeft() {
    tell(Fixtures.opened(100));
    trial(0, 0.5, Duration.ofSeconds(5), null);
    trial(1, 0.9, Duration.ofSeconds(5), FailureKind.DIVERGED);
    trial(2, 0.7, Duration.ofSeconds(5), null);

    assertThat(told())
        .isEqualTo(
            """
            [1/3]  trial 0  accuracy 0.4950 ± 0.0071   best 0.4950 (trial 0)   0:10 gone, about 0:20 left
            [2/3]  trial 1  failed: diverged   best 0.4950 (trial 0)   0:15 gone, about 0:07 left
            [3/3]  trial 2  accuracy 0.6950 ± 0.0071   best 0.6950 (trial 2)   0:25 gone, about 0:00 left
            """);
  }

  @Test
  void fastTrialsDoNotFloodTheLog_butTheLastOneIsTold() {
    tell(Fixtures.opened(100));
    trial(0, 0.1, Duration.ofMillis(10), null);
    trial(1, 0.2, Duration.ofMillis(10), null);
    trial(2, 0.3, Duration.ofMillis(10), null);

    assertThat(told().lines()).hasSize(1).first().asString().startsWith("[3/3]  trial 2");
  }

  @Test
  void whatIsTakenOver_tellsNothingOfTheTimeLeft() {
    tell(Fixtures.opened(100));
    Trial trial = new Trial(0, new Values(Map.of("model.x", 0.5)), 1);
    tell(new Event.TrialProposed(now, trial));
    for (int fold = 0; fold < 2; fold++) {
      tell(new Event.FoldStarted(now, 0, fold, 1, 0, FoldAssignment.END));
    }
    now = now.plusSeconds(1);
    for (int fold = 0; fold < 2; fold++) {
      FoldAssignment assignment = new FoldAssignment(trial, fold, 1);
      tell(new Event.FoldFinished(now, Fixtures.takenOver(assignment, "trial 7 of last-night")));
    }
    now = now.minusSeconds(1);
    trial(1, 0.4, Duration.ofSeconds(10), null);

    assertThat(told().lines().skip(1))
        .containsExactly(
            "[2/3]  trial 1  accuracy 0.3950 ± 0.0071   best 0.4950 (trial 0)   0:20 gone, about"
                + " 0:20 left");
  }

  @Test
  void pausesAreNoFoldsThatAreDone() {
    tell(Fixtures.opened(100));
    Trial trial = new Trial(0, new Values(Map.of("model.x", 0.5)), 1);
    tell(new Event.TrialProposed(now, trial));
    FoldAssignment stretch = new FoldAssignment(trial, 0, 1, Checkpoint.NONE, 1);
    tell(new Event.FoldStarted(now, 0, 0, 1, 0, 1));
    now = now.plusSeconds(40);
    Checkpoint kept = new Checkpoint(1, 1);
    FoldResult result = Fixtures.result(stretch, new FoldOutcome.Paused(kept, 1, 0));
    tell(new Event.FoldFinished(now, result));

    assertThat(told().strip()).startsWith("[0/3]  0 folds done   0:40 gone");
  }

  @Test
  void timeLeftOfAPopulation_isThatOfItsEpochs() {
    StudyState population = StudyState.initial(Fixtures.population(2, 4));
    ProgressMeter epochs = new ProgressMeter(60, 2, population);
    ProgressLines lines = new ProgressLines(GOAL, 0);
    Trial trial = new Trial(0, new Values(Map.of("model.x", 0.5)), 1);
    FoldAssignment stretch = new FoldAssignment(trial, 0, 1, Checkpoint.NONE, 4);
    FoldOutcome paused = new FoldOutcome.Paused(new Checkpoint(1, 4), 1, 0);
    List<Event> events =
        List.of(
            Fixtures.opened(60),
            new Event.TrialProposed(now, trial),
            new Event.FoldStarted(now, 0, 0, 1, 0, 4),
            new Event.FoldFinished(now.plusSeconds(20), Fixtures.result(stretch, paused)));
    for (Event event : events) {
      population = population.after(event);
      told(epochs.after(event, population).flatMap(lines::next));
    }

    // Two of 10 x 2 x 27 epochs took 20 s.
    assertThat(told().strip()).isEqualTo("[ 0/60]  0 folds done   0:20 gone, about 1:29:40 left");
  }

  @Test
  void slowFoldsBreakTheSilence() {
    tell(Fixtures.opened(100));
    trial(0, 0.1, Duration.ofSeconds(30), null);

    assertThat(told().lines().findFirst().orElseThrow())
        .isEqualTo("[0/3]  1 fold done   0:30 gone, about 2:30 left");
  }
}
