package io.sparktune.report;

import io.sparktune.importance.Importances;
import io.sparktune.space.Space;
import io.sparktune.space.expression.Expression;
import io.sparktune.study.events.StopReason;
import io.sparktune.study.outcomes.FinishedTrial;
import io.sparktune.study.outcomes.Front;
import io.sparktune.study.outcomes.Ranking;
import io.sparktune.study.state.StudyState;
import io.sparktune.trial.Goals;
import io.sparktune.trial.TrialState;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The report of a study whose search has ended.
 *
 * @param trialsAsked how many there were to be
 * @param trials all that are over, in the order in which they ended
 * @param front of a study with several goals; empty for one goal
 * @param constraints on outcomes, in the order of the study file
 * @param importance of the parameters by the first method that has enough to go by; null if none
 *     has
 * @param folder the study's, as a person would write it
 * @param winner null until it is trained, and where there is none
 */
public record StudyReport(
    String study,
    Goals goals,
    Space space,
    StopReason reason,
    int trialsAsked,
    List<FinishedTrial> trials,
    Front front,
    List<BrokenConstraint> constraints,
    @Nullable Importances importance,
    String folder,
    @Nullable WinnerReport winner) {

  private static final int PLACES = 10;

  public StudyReport {
    trials = List.copyOf(trials);
    constraints = List.copyOf(constraints);
  }

  /** Whether the search was stopped early. */
  public boolean isStopped() {
    return reason == StopReason.STOPPED;
  }

  /**
   * Of a search that has ended.
   *
   * @param importance may be null
   */
  public static StudyReport of(
      String study,
      Space space,
      int trialsAsked,
      StudyState state,
      @Nullable Importances importance,
      String folder) {
    return new StudyReport(
        study,
        state.rules().goals(),
        space,
        state.closed().orElseThrow(),
        trialsAsked,
        state.finished(),
        state.front(),
        broken(state),
        importance,
        folder,
        null);
  }

  private static List<BrokenConstraint> broken(StudyState state) {
    List<Expression> constraints = state.rules().constraints().all();
    List<BrokenConstraint> broken = new ArrayList<>();
    for (int place = 0; place < constraints.size(); place++) {
      int constraint = place;
      long count =
          state.finished().stream()
              .filter(trial -> trial.state() == TrialState.COMPLETE)
              .filter(trial -> trial.violations().get(constraint) > 0)
              .count();
      broken.add(new BrokenConstraint(constraints.get(place).text(), (int) count));
    }
    return broken;
  }

  /** The same with its winner. */
  public StudyReport with(WinnerReport trained) {
    return new StudyReport(
        study,
        goals,
        space,
        reason,
        trialsAsked,
        trials,
        front,
        constraints,
        importance,
        folder,
        trained);
  }

  /** The same, ended for another reason. */
  public StudyReport with(StopReason other) {
    return new StudyReport(
        study,
        goals,
        space,
        other,
        trialsAsked,
        trials,
        front,
        constraints,
        importance,
        folder,
        winner);
  }

  /** The best feasible trials, best first. */
  public List<FinishedTrial> leaderboard() {
    return Ranking.of(trials, goals).stream().limit(PLACES).toList();
  }

  /** Whether a trial may be used. */
  public boolean hasFeasibleTrial() {
    return trials.stream().anyMatch(FinishedTrial::isFeasible);
  }

  /** Whether the winner is to be trained now. */
  public boolean isToBeTrained() {
    return reason != StopReason.STOPPED && hasFeasibleTrial();
  }

  /** How many trials ended in this way. */
  public int count(TrialState state) {
    return (int) trials.stream().filter(trial -> trial.state() == state).count();
  }

  /** How many trials were trained by earlier runs. */
  public int takenOver() {
    return (int) trials.stream().filter(FinishedTrial::isTakenOver).count();
  }
}
