package io.sparktune.run.monitoring;

import io.sparktune.report.Numbers;
import io.sparktune.report.WinnerReport;
import io.sparktune.study.events.Event;
import io.sparktune.study.loop.StudyObserver;
import io.sparktune.study.outcomes.FinishedTrial;
import io.sparktune.study.state.StudyState;
import io.sparktune.trial.FoldOutcome;
import io.sparktune.trial.FoldResult;
import io.sparktune.trial.TrialState;
import java.time.Duration;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * The log of a study: a line for each event that an operator wants to know of, whose fields are
 * also in the logger's context.
 */
final class StudyLog implements StudyObserver {

  private static final Logger LOG = LoggerFactory.getLogger(StudyLog.class);

  private final String study;
  private int finished;

  /**
   * @param before what earlier drivers did
   */
  StudyLog(String study, StudyState before) {
    this.study = study;
    this.finished = before.finished().size();
  }

  @Override
  public void recorded(long sequence, Event event, StudyState state) {
    if (event instanceof Event.StudyOpened) {
      opened(sequence, state);
    } else if (event instanceof Event.FoldFinished fold) {
      if (fold.result().outcome() instanceof FoldOutcome.Failed failed) {
        failed(fold.result(), failed, state);
      }
    } else if (event instanceof Event.StopRequested) {
      line("stop_requested").log("{}: a stop was requested", study);
    }
    for (; finished < state.finished().size(); finished++) {
      finished(state.finished().get(finished), state);
    }
    if (event instanceof Event.StudyClosed closed) {
      counted("study_closed", state)
          .addKeyValue("reason", closed.reason().name().toLowerCase(Locale.ROOT))
          .log("{}: study closed, {}; {}", study, closed.reason().text(), counts(state));
    }
  }

  /** The winner is trained and kept. */
  void trained(WinnerReport winner) {
    int trial = winner.best().trial().number();
    line("winner_trained")
        .addKeyValue("trial", trial)
        .log("{}: the winner, trial {}, is trained and kept", study, trial);
  }

  private void opened(long sequence, StudyState state) {
    if (sequence == 1) {
      line("study_opened").log("{}: study opened", study);
    } else {
      counted("study_resumed", state)
          .log("{}: study resumed, {}, {} open", study, counts(state), state.open().size());
    }
  }

  /** A trial that then ends says why in a line of its own. */
  private void failed(FoldResult result, FoldOutcome.Failed failed, StudyState state) {
    if (isTriedAgain(result, state)) {
      line("fold_retried", result)
          .addKeyValue("failure", failed.kind().column())
          .log(
              "{}: trial {}, fold {} is tried again; attempt {} failed with {}: {}",
              study,
              result.trial(),
              result.fold(),
              result.attempt(),
              failed.kind().column(),
              inOneLine(failed.message()));
    }
  }

  private static boolean isTriedAgain(FoldResult result, StudyState state) {
    return state.open().stream()
        .filter(open -> open.trial().number() == result.trial())
        .flatMap(open -> open.waiting(state.rules()).stream())
        .anyMatch(next -> next.fold() == result.fold());
  }

  private void finished(FinishedTrial trial, StudyState state) {
    int number = trial.trial().number();
    LoggingEventBuilder line =
        line("trial_" + trial.state().column())
            .addKeyValue("trial", number)
            .addKeyValue("folds", trial.folds())
            .addKeyValue("epochs", trial.epochs());
    String work =
        "%s, %s, %d s"
            .formatted(
                Numbers.count(trial.folds(), "fold"),
                Numbers.count(trial.epochs(), "epoch"),
                Duration.between(trial.startedAt(), trial.finishedAt()).toSeconds());
    if (trial.completion().isPresent()) {
      line.addKeyValue("score", trial.score())
          .log(
              "{}: trial {} is complete, {}; {}",
              study,
              number,
              Numbers.reached(state.rules().goals(), trial),
              work);
    } else if (trial.failure().isPresent()) {
      line.addKeyValue("failure", trial.failure().get().kind().column())
          .log(
              "{}: trial {} failed with {}: {}; {}",
              study,
              number,
              trial.failure().get().kind().column(),
              inOneLine(trial.failure().get().message()),
              work);
    } else {
      line.log(
          "{}: trial {} is pruned, {}; {}", study, number, trial.pruneReason().orElse(""), work);
    }
  }

  private LoggingEventBuilder counted(String event, StudyState state) {
    LoggingEventBuilder line =
        line(event)
            .addKeyValue("complete", state.count(TrialState.COMPLETE))
            .addKeyValue("pruned", state.count(TrialState.PRUNED))
            .addKeyValue("failed", state.count(TrialState.FAILED))
            .addKeyValue("open", state.open().size())
            .addKeyValue("epochs", state.epochs());
    return state
        .best()
        .map(
            best ->
                line.addKeyValue("trial", best.trial().number()).addKeyValue("score", best.score()))
        .orElse(line);
  }

  private static String counts(StudyState state) {
    String counts =
        "%d trials complete, %d pruned, %d failed, %s"
            .formatted(
                state.count(TrialState.COMPLETE),
                state.count(TrialState.PRUNED),
                state.count(TrialState.FAILED),
                Numbers.count(state.epochs(), "epoch"));
    return state
        .best()
        .map(
            best ->
                "%s; best is trial %d, %s"
                    .formatted(
                        counts,
                        best.trial().number(),
                        Numbers.reached(state.rules().goals(), best)))
        .orElse(counts);
  }

  private LoggingEventBuilder line(String event, FoldResult fold) {
    return line(event)
        .addKeyValue("trial", fold.trial())
        .addKeyValue("fold", fold.fold())
        .addKeyValue("attempt", fold.attempt());
  }

  private LoggingEventBuilder line(String event) {
    return LOG.atInfo().addKeyValue("study", study).addKeyValue("event", event);
  }

  private static String inOneLine(String message) {
    return message.strip().replaceAll("\\s*\\R\\s*", " ");
  }
}
