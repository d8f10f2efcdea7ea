package io.sparktune.study.state;

import io.sparktune.trial.FoldOutcome;
import io.sparktune.trial.TrialState;

import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is left of a trial when it is over. */
final class TrialCompletion {

  private TrialCompletion() {}

  static FinishedTrial complete(OpenTrial trial, Instant at, StudyRules rules) {
    List<FoldOutcome.Scored> scored =
        trial.folds().all().stream().map(fold -> (FoldOutcome.Scored) fold.outcome()).toList();
    List<Double> scores = scored.stream().map(FoldOutcome.Scored::score).toList();
    double mean = scores.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    double epoch = scored.stream().mapToInt(FoldOutcome.Scored::bestEpoch).average().orElseThrow();
    Map<String, Double> measured = measured(scored, rules);
    return new FinishedTrial(
        trial.trial(),
        TrialState.COMPLETE,
        mean,
        deviation(scores, mean),
        scores,
        measured,
        rules.violations(trial.trial().values(), mean, measured),
        scores.size(),
        epochs(trial, trial.folds().all()),
        (int) Math.round(epoch),
        trial.startedAt(),
        at,
        null,
        null,
        null);
  }

  /** What was not measured on each of the folds has no mean. */
  private static Map<String, Double> measured(List<FoldOutcome.Scored> scored, StudyRules rules) {
    Map<String, Double> means = new LinkedHashMap<>();
    for (String column : rules.measured()) {
      double[] values =
          scored.stream().flatMapToDouble(fold -> fold.measured(column).stream()).toArray();
      if (values.length == scored.size()) {
        means.put(column, Arrays.stream(values).average().orElseThrow());
      }
    }
    return means;
  }

  private static Double deviation(List<Double> scores, double mean) {
    if (scores.size() < 2) {
      return null;
    }
    double squares = scores.stream().mapToDouble(score -> (score - mean) * (score - mean)).sum();
    return Math.sqrt(squares / (scores.size() - 1));
  }

  static FinishedTrial pruned(OpenTrial trial, Instant at, StudyRules rules) {
    PruneDecision cut = trial.cut();
    List<FoldProgress> counted = trial.folds().all();
    long epochs = epochs(trial, counted);
    if (rules.isStrict()) {
      counted = trial.folds().first(cut.fold());
      int trained = trial.folds().at(cut.fold()).trained();
      epochs = epochs(trial, counted) + Math.min(cut.epoch(), trained);
    }
    return unscored(trial, TrialState.PRUNED, counted, epochs, at, cut.reason(), null);
  }

  static FinishedTrial failed(OpenTrial trial, Instant at, int fold, StudyRules rules) {
    List<FoldProgress> counted =
        rules.isStrict() ? trial.folds().first(fold + 1) : trial.folds().all();
    return unscored(
        trial,
        TrialState.FAILED,
        counted,
        epochs(trial, counted),
        at,
        null,
        (FoldOutcome.Failed) trial.folds().at(fold).outcome());
  }

  private static FinishedTrial unscored(
      OpenTrial trial,
      TrialState state,
      List<FoldProgress> counted,
      long epochs,
      Instant at,
      String prunedReason,
      FoldOutcome.Failed failure) {
    return new FinishedTrial(
        trial.trial(),
        state,
        null,
        null,
        List.of(),
        Map.of(),
        List.of(),
        (int) counted.stream().filter(FoldProgress::isScored).count(),
        epochs,
        0,
        trial.startedAt(),
        at,
        prunedReason,
        failure == null ? null : failure.kind(),
        failure == null ? null : failure.message());
  }

  private static long epochs(OpenTrial trial, List<FoldProgress> folds) {
    int inherited = trial.trial().inheritedEpochs();
    return folds.stream().mapToLong(fold -> Math.max(0, fold.trained() - inherited)).sum();
  }
}
