package io.sparktune.study.stopping;

import io.sparktune.study.state.StudyState;
import io.sparktune.trial.FoldAssignment;
import io.sparktune.trial.Trial;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The deadline of a study, and the folds that still fit before it. The winner is trained on all
 * rows but the held-out ones, which takes about as long as one of its folds did, and a little more
 * for the share of rows that a fold leaves out.
 */
public final class Deadline {

  /** Predictions are right to within about this factor. */
  private static final double CAUTION = 1.25;

  /** The winner's training has no second chance, and may have other work beside it. */
  private static final double CAUTION_FOR_WINNER = 1.5;

  /** For tables, model and leaderboard. */
  private static final Duration REPORT = Duration.ofSeconds(4);

  private Deadline() {}

  public static boolean isUp(StudyState state) {
    return lastMoment(state).filter(moment -> !state.now().isBefore(moment)).isPresent();
  }

  /** When nothing may be in training any more, so that the winner's training is done in time. */
  public static Optional<Instant> lastMoment(StudyState state) {
    return state.deadline().map(deadline -> deadline.minus(reserved(state)));
  }

  /** What the winner's training and the report take. */
  public static Duration reserved(StudyState state) {
    return REPORT.plus(winnersTime(state));
  }

  private static Duration winnersTime(StudyState state) {
    return state
        .winner()
        .map(
            best ->
                times(
                    state.foldTimes().ofFold(best.trial().values()),
                    CAUTION_FOR_WINNER * rows(state)))
        .orElse(Duration.ZERO);
  }

  /** How many times more rows the winner is trained on than a fold. */
  private static double rows(StudyState state) {
    return state.rules().folds() == 1 ? 1.5 : 1 + state.rules().race().testRatio();
  }

  public static boolean leavesTimeFor(FoldAssignment fold, StudyState state) {
    return leavesTimeFor(fold.trial(), 1, state);
  }

  /** Whether a new trial can come to its end, with all slots working for it. */
  public static boolean leavesTimeFor(Trial trial, StudyState state) {
    int slots = Math.max(1, state.slots());
    int folds = state.rules().race().released(0);
    return leavesTimeFor(trial, (folds + slots - 1) / slots, state);
  }

  private static boolean leavesTimeFor(Trial trial, int rounds, StudyState state) {
    if (state.deadline().isEmpty()) {
      return true;
    }
    Duration needed = times(state.foldTimes().ofFold(trial.values()), CAUTION * rounds);
    return !state.now().plus(needed).isAfter(lastMoment(state).orElseThrow());
  }

  private static Duration times(Duration duration, double factor) {
    return Duration.ofNanos((long) (duration.toNanos() * factor));
  }
}
