package io.sparktune.study.state;

import io.sparktune.pruning.CurveStanding;
import io.sparktune.pruning.CurveStandings;
import io.sparktune.pruning.RankedMerits;
import io.sparktune.pruning.race.FoldNoise;
import io.sparktune.pruning.race.FoldRace;
import io.sparktune.search.Observation;
import io.sparktune.study.outcomes.FinishedTrial;
import io.sparktune.study.outcomes.StudyRules;
import io.sparktune.trial.TrialState;
import java.util.List;
import java.util.Optional;
import org.pcollections.PVector;
import org.pcollections.TreePVector;

/**
 * The history that decisions rest on: an immutable value.
 *
 * @param standings of trials at the epochs at which the pruner looks
 * @param noise of complete trials against the best one of their time
 * @param merits of the feasible trials
 * @param observations of the trials that are over
 * @param best feasible trial, empty for none; of equal ones the one with the lower number
 * @param trials how many are over
 * @param epochs trained in all folds of these
 * @param improvedAt how many trials were over when the best one came
 */
public record StudyHistory(
    CurveStandings standings,
    FoldNoise noise,
    RankedMerits merits,
    PVector<Observation> observations,
    Optional<FinishedTrial> best,
    int trials,
    int failed,
    long epochs,
    int improvedAt) {

  static final StudyHistory EMPTY =
      new StudyHistory(
          CurveStandings.none(),
          FoldNoise.none(),
          RankedMerits.none(),
          TreePVector.empty(),
          Optional.empty(),
          0,
          0,
          0,
          0);

  StudyHistory with(CurveStanding standing) {
    return new StudyHistory(
        standings.with(standing),
        noise,
        merits,
        observations,
        best,
        trials,
        failed,
        epochs,
        improvedAt);
  }

  /**
   * The history with one more trial.
   *
   * @param compared the merits of its first folds, from which the noise of folds is learnt
   */
  StudyHistory with(
      FinishedTrial over, Observation observation, List<Double> compared, StudyRules rules) {
    boolean better = over.isFeasible() && over.isBetterThan(best, rules.direction());
    return new StudyHistory(
        standings,
        noiseWith(compared, rules),
        over.isFeasible() ? merits.with(rules.merit(over.score()), over.trial().number()) : merits,
        observations.plus(observation),
        better ? Optional.of(over) : best,
        trials + 1,
        failed + (over.state() == TrialState.FAILED ? 1 : 0),
        epochs + over.epochs(),
        better ? trials + 1 : improvedAt);
  }

  private FoldNoise noiseWith(List<Double> compared, StudyRules rules) {
    if (compared.isEmpty()) {
      return noise;
    }
    FoldNoise more = noise.withFirst(compared.get(0));
    return best.isEmpty()
        ? more
        : more.with(FoldRace.differences(compared, bestMerits(compared.size(), rules)));
  }

  /** The merits of the best trial on its first folds; empty where no trial is complete. */
  List<Double> bestMerits(int folds, StudyRules rules) {
    return best.map(trial -> merits(trial, rules).subList(0, folds)).orElse(List.of());
  }

  private static List<Double> merits(FinishedTrial trial, StudyRules rules) {
    return trial.foldScores().stream().map(rules::merit).toList();
  }
}
