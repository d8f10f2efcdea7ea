package io.sparktune.study.selection;

import io.sparktune.study.outcomes.FinishedTrial;
import io.sparktune.study.outcomes.StudyRules;
import io.sparktune.study.state.StudyState;
import io.sparktune.trial.CostMetric;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The winner of a study among its trials. Trials that were pruned count as never chosen. With
 * several goals there is no comparison: the knee of the front is tied with nothing.
 *
 * @param best the trial with the best score, or the knee of the front
 * @param compared how many trials the best one was chosen from
 * @param honest the score to expect of it; empty with one fold or several goals
 * @param tied the trials that the folds cannot tell from the best one, best first, and it itself
 * @param simplest of the tied: the fewest trained numbers, then the fewest epochs
 * @param confirmation of the tied trials; empty where none was asked for
 */
public record Selection(
    FinishedTrial best,
    int compared,
    Optional<HonestScore> honest,
    List<FinishedTrial> tied,
    FinishedTrial simplest,
    Optional<Confirmation> confirmation) {

  private static final Comparator<FinishedTrial> SIMPLEST_FIRST =
      Comparator.<FinishedTrial>comparingDouble(trial -> parameters(trial).orElse(0))
          .thenComparingInt(FinishedTrial::bestEpoch);

  public Selection {
    tied = List.copyOf(tied);
  }

  /** A trial that is compared with no other. */
  public static Selection ofOne(FinishedTrial best) {
    return new Selection(best, 1, Optional.empty(), List.of(best), best, Optional.empty());
  }

  /** The same after the tied trials were trained again. */
  public Selection with(Confirmation confirmed) {
    return new Selection(best, compared, honest, tied, simplest, Optional.of(confirmed));
  }

  /** The trials that are tied in the end, best first, the best one and it itself. */
  public List<FinishedTrial> lastTied() {
    return confirmation.map(Confirmation::tied).filter(left -> !left.isEmpty()).orElse(tied);
  }

  /** The best trial in the end: by the confirmation too, if there was one. */
  public FinishedTrial lastBest() {
    return confirmation.flatMap(Confirmation::best).orElse(best);
  }

  /** The simplest of the trials that are tied in the end. */
  public FinishedTrial lastSimplest() {
    return confirmation.isEmpty()
        ? simplest
        : lastTied().stream().min(SIMPLEST_FIRST).orElseThrow();
  }

  /** Of a study with a winner. */
  public static Selection of(StudyState state) {
    return of(state.winner().orElseThrow(), state.finished(), state.rules());
  }

  /**
   * Of trials that are over.
   *
   * @param best the winner
   */
  public static Selection of(FinishedTrial best, List<FinishedTrial> finished, StudyRules rules) {
    if (rules.goals().areSeveral()) {
      return ofOne(best);
    }
    FoldMerits trials = FoldMerits.of(finished, rules);
    List<FinishedTrial> tied =
        TiedTrials.of(trials).stream().map(rank -> trials.trials().get(rank)).toList();
    return new Selection(
        best,
        trials.trials().size(),
        HonestScore.of(trials, rules.goals().first()),
        tied,
        tied.stream().min(SIMPLEST_FIRST).orElseThrow(),
        Optional.empty());
  }

  /** The trained numbers of a trial's network; empty for an objective. */
  public static OptionalDouble parameters(FinishedTrial trial) {
    Double parameters = trial.measured().get(CostMetric.PARAMETERS.column());
    return parameters == null ? OptionalDouble.empty() : OptionalDouble.of(parameters);
  }
}
