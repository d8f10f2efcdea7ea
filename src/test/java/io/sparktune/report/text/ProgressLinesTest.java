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
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ProgressLinesTest {

  private static final Goals GOAL =
      Goals.of(new Goal(StandardClassMetric.ACCURACY, "", Direction.MAXIMIZE));

  private final StringBuilder told = new StringBuilder();
  private StudyState state = StudyState.initial(Fixtures.rules(2, Direction.MAXIMIZE));
  private Instant now = Fixtures.NOW;
  private final ProgressMeter meter = new ProgressMeter(3, state, this::nanos);
  private final ProgressLines progress = new ProgressLines(GOAL, 0);
  private ScreenWidth width = new ScreenWidth(100);

  private long nanos() {
    return Duration.between(Fixtures.NOW, now).toNanos();
  }

  private void tell(Event event) {
    state = state.after(event);
    told(meter.after(event, state).flatMap(each -> progress.next(each, width)));
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
  void eachTrialIsALine_withBestAndTimeLeftOnceThatHasSettled() {
    tell(Fixtures.opened(100));
    trial(0, 0.5, Duration.ofSeconds(5), null);
    trial(1, 0.9, Duration.ofSeconds(5), FailureKind.DIVERGED);
    trial(2, 0.7, Duration.ofSeconds(50), null);

    assertThat(told())
        .isEqualTo(
            """
            [1/3]  trial 0  accuracy 0.4950 ± 0.0071   best 0.4950 (trial 0)   0:10 gone
            [2/3]  trial 1  failed: diverged   best 0.4950 (trial 0)   0:15 gone
            [2/3]  4 folds done   best 0.4950 (trial 0)   1:05 gone, about 1:26 left
            [3/3]  trial 2  accuracy 0.6950 ± 0.0071   best 0.6950 (trial 2)   1:55 gone, about 1:18 left
            """);
  }

  @Test
  void whatMattersLeastIsLeftOut_whereALineHasNoRoom() {
    width = new ScreenWidth(60);
    tell(Fixtures.opened(100));
    trial(0, 0.5, Duration.ofSeconds(5), null);

    assertThat(told()).isEqualTo("[1/3]  trial 0  accuracy 0.4950 ± 0.0071   best 0.4950\n");
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

    assertThat(told().strip()).isEqualTo("[0/3]  0 folds done   0:40 gone");
  }
}
