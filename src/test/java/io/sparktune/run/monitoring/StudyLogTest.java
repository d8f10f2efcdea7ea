package io.sparktune.run.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparktune.LogLines;
import io.sparktune.space.Values;
import io.sparktune.study.Fixtures;
import io.sparktune.study.events.Event;
import io.sparktune.study.events.StopReason;
import io.sparktune.study.state.StudyState;
import io.sparktune.trial.Direction;
import io.sparktune.trial.FailureKind;
import io.sparktune.trial.FoldAssignment;
import io.sparktune.trial.FoldOutcome;
import io.sparktune.trial.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.logging.log4j.core.LogEvent;
import org.junit.jupiter.api.Test;

final class StudyLogTest {

  private static final Trial TRIAL = new Trial(4, new Values(Map.of("model.x", 0.5)), 4);

  private static List<Event> attempt(int fold, int attempt, FoldOutcome outcome) {
    FoldAssignment assignment = new FoldAssignment(TRIAL, fold, attempt);
    return List.of(
        new Event.FoldStarted(Fixtures.NOW, 4, fold, attempt, 0, FoldAssignment.END),
        new Event.FoldFinished(Fixtures.NOW, Fixtures.result(assignment, outcome)));
  }

  private static FoldOutcome lost(String cause) {
    return new FoldOutcome.Failed(FailureKind.LOST_EXECUTOR, cause);
  }

  /** A study of one complete trial, and one whose executors are lost. */
  private static List<Event> events() {
    List<Event> events = new ArrayList<>();
    events.add(Fixtures.opened(10));
    events.addAll(Fixtures.complete(3, List.of(0.75, 0.25), null));
    events.add(new Event.TrialProposed(Fixtures.NOW, TRIAL));
    events.addAll(attempt(0, 1, lost("exit\n  code 137")));
    events.addAll(attempt(0, 2, lost("no heartbeat")));
    events.addAll(attempt(0, 3, lost("no heartbeat again")));
    events.add(Fixtures.opened(10));
    events.add(new Event.StopRequested(Fixtures.NOW));
    events.add(new Event.StudyClosed(Fixtures.NOW, StopReason.STOPPED));
    return events;
  }

  private static LogEvent only(LogLines lines, String event) {
    return lines.with("event", event).get(0);
  }

  @Test
  void eachEventThatMatters_isALineWithFields() {
    try (LogLines lines = LogLines.keep()) {
      StudyState state = StudyState.initial(Fixtures.rules(2, Direction.MAXIMIZE));
      StudyLog log = new StudyLog("small", state);
      long sequence = 0;
      for (Event event : events()) {
        state = state.after(event);
        log.recorded(++sequence, event, state);
      }

      assertThat(lines.with("study", "small"))
          .extracting(line -> LogLines.field(line, "event"))
          .containsExactly(
              "study_opened",
              "trial_complete",
              "fold_retried",
              "fold_retried",
              "trial_failed",
              "study_resumed",
              "stop_requested",
              "study_closed");
      assertThat(LogLines.text(only(lines, "trial_complete")))
          .isEqualTo(
              "small: trial 3 is complete, accuracy 0.5000 ± 0.3536; 2 folds, 4 epochs, 0 s");
      assertThat(LogLines.field(only(lines, "trial_complete"), "score")).isEqualTo("0.5");
      LogEvent retried = only(lines, "fold_retried");
      assertThat(LogLines.text(retried))
          .isEqualTo(
              "small: trial 4, fold 0 is tried again; attempt 1 failed with lost_executor:"
                  + " exit code 137");
      assertThat(LogLines.field(retried, "trial")).isEqualTo("4");
      assertThat(LogLines.field(retried, "fold")).isEqualTo("0");
      assertThat(LogLines.text(only(lines, "trial_failed")))
          .contains("small: trial 4 failed with lost_executor: no heartbeat again");
      assertThat(LogLines.text(only(lines, "study_resumed")))
          .startsWith("small: study resumed, 1 trials complete, 0 pruned, 1 failed")
          .endsWith("best is trial 3, accuracy 0.5000 ± 0.3536, 0 open");
      assertThat(LogLines.field(only(lines, "study_closed"), "reason")).isEqualTo("stopped");
      assertThat(LogLines.field(only(lines, "study_closed"), "failed")).isEqualTo("1");
    }
  }
}
