package io.sparktune.report.text;

import io.sparktune.report.Numbers;
import io.sparktune.study.loop.StudyObserver;
import io.sparktune.study.state.Event;
import io.sparktune.study.state.FinishedTrial;
import io.sparktune.study.state.StudyRules;
import io.sparktune.study.state.StudyState;
import io.sparktune.trial.FoldOutcome;
import io.sparktune.trial.Goals;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;

/**
 * Tells how a study goes, in whole lines that read well in a log too: one for each trial that is
 * over, but no more than one a second.
 */
public final class Progress implements StudyObserver {

  private static final Duration BETWEEN_LINES = Duration.ofSeconds(1);
  private static final Duration LONGEST_SILENCE = Duration.ofSeconds(20);

  private final PrintStream out;
  private final Goals goals;
  private final int trials;
  private final int folds;
  private long foldsToDo;
  private Instant openedAt;
  private Instant toldAt = Instant.EPOCH;
  private final long epochsBefore;
  private int trialsTold;
  private int trialsSeen;
  private int trialsTrained;
  private long foldsDone;

  /**
   * @param folds of each trial
   * @param before what earlier drivers did
   */
  public Progress(PrintStream out, Goals goals, int trials, int folds, StudyState before) {
    this.out = out;
    this.goals = goals;
    this.trials = trials;
    this.folds = folds;
    int trialsBefore = before.finished().size();
    this.epochsBefore = before.epochs();
    this.trialsTold = trialsBefore;
    this.trialsSeen = trialsBefore;
    this.foldsToDo = (long) (trials - trialsBefore) * folds;
  }

  @Override
  public void recorded(long sequence, Event event, StudyState state) {
    if (event instanceof Event.StudyOpened) {
      openedAt = event.at();
      toldAt = event.at();
    }
    if (!(event instanceof Event.FoldFinished finished)) {
      return;
    }
    int done = finished.result().outcome() instanceof FoldOutcome.Paused ? 0 : 1;
    if (finished.result().wasTakenOver()) {
      foldsToDo -= done; // in no time, which tells nothing of the others
    } else {
      foldsDone += done;
    }
    for (; trialsSeen < state.finished().size(); trialsSeen++) {
      trialsTrained += state.finished().get(trialsSeen).isTakenOver() ? 0 : 1;
    }
    boolean news = state.finished().size() > trialsTold;
    Duration silence = Duration.between(toldAt, event.at());
    if ((news && (silence.compareTo(BETWEEN_LINES) >= 0 || state.finished().size() == trials))
        || silence.compareTo(LONGEST_SILENCE) >= 0) {
      out.println(line(state, Duration.between(openedAt, event.at())));
      toldAt = event.at();
      trialsTold = state.finished().size();
    }
  }

  private String line(StudyState state, Duration gone) {
    int over = state.finished().size();
    int width = String.valueOf(trials).length();
    StringBuilder line = new StringBuilder();
    line.append(String.format("[%" + width + "d/%d]  ", over, trials));
    line.append(
        over > trialsTold
            ? told(state.finished().get(over - 1))
            : Numbers.count(foldsDone, "fold") + " done");
    state
        .best()
        .ifPresent(
            best ->
                line.append("   best ")
                    .append(Numbers.score(best.score()))
                    .append(" (trial ")
                    .append(best.trial().number())
                    .append(")"));
    if (goals.areSeveral()) {
      line.append("   front of ").append(Numbers.count(state.front().size(), "trial"));
    }
    line.append("   ").append(Numbers.time(gone)).append(" gone");
    Duration left = left(state, gone);
    return line.append(", about ").append(Numbers.time(left)).append(" left").toString();
  }

  private Duration left(StudyState state, Duration gone) {
    Duration left = state.rules().population() > 0 ? ofEpochs(state, gone) : ofFolds(state, gone);
    if (state.deadline().isPresent()) {
      Duration allowed = Duration.between(state.now(), state.deadline().get());
      left = shorter(left, allowed.isNegative() ? Duration.ZERO : allowed);
    }
    return left;
  }

  /** By folds or by trials, whichever is less: trials that are pruned have fewer folds. */
  private Duration ofFolds(StudyState state, Duration gone) {
    int over = state.finished().size();
    Duration left = gone.multipliedBy(foldsLeft(over)).dividedBy(Math.max(1, foldsDone));
    return trialsTrained > 0
        ? shorter(left, gone.multipliedBy(trials - over).dividedBy(trialsTrained))
        : left;
  }

  /** Trials that replace each other go on with each other's epochs. */
  private Duration ofEpochs(StudyState state, Duration gone) {
    StudyRules rules = state.rules();
    long all = (long) rules.population() * folds * rules.mostEpochs();
    long done = Math.max(1, state.epochs() - epochsBefore);
    return gone.multipliedBy(Math.max(0, all - state.epochs())).dividedBy(done);
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  /** At most: a trial that fails ends without its later folds. */
  private long foldsLeft(int over) {
    return Math.max(0, Math.min(foldsToDo - foldsDone, (long) (trials - over) * folds));
  }

  private String told(FinishedTrial over) {
    String number = "trial " + over.trial().number();
    return switch (over.state()) {
      case COMPLETE ->
          number + "  " + Numbers.reached(goals, over) + (over.isFeasible() ? "" : ", infeasible");
      case PRUNED -> number + "  pruned: " + over.pruneReason().orElseThrow();
      case FAILED -> number + "  failed: " + over.failure().orElseThrow().kind().column();
      case OPEN -> number + "  in training";
    };
  }
}
