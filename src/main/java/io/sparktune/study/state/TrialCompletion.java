package io.sparktune.study.state;

import io.sparktune.study.outcomes.FinishedTrial;
import io.sparktune.study.outcomes.StudyRules;
import io.sparktune.study.outcomes.TrialOutcome;
import io.sparktune.trial.FoldOutcome;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** Makes finished trials of open ones. */
final class TrialCompletion {

  private TrialCompletion() {}

  static FinishedTrial complete(OpenTrial trial, Instant at, StudyRules rules) {
    List<FoldOutcome.Scored> scored =
        trial.folds().all().stream().map(FoldProgress::scored).toList();
    List<Double> scores = scored.stream().map(FoldOutcome.Scored::score).toList();
    double mean = scores.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    double epoch = scored.stream().mapToInt(FoldOutcome.Scored::bestEpoch).average().orElseThrow();
    Map<String, Double> measured = measured(scored, rules);
    return finished(
        trial,
        new TrialOutcome.Complete(
            mean,
            deviation(scores, mean),
            scores,
            measured,
            rules.violations(trial.trial().values(), mean, measured),
            (int) Math.round(epoch)),
        trial.folds().all(),
        epochs(trial, trial.folds().all()),
        at);
  }

  /** A column that a fold did not measure has no mean. */
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

  private static OptionalDouble deviation(List<Double> scores, double mean) {
    if (scores.size() < 2) {
      return OptionalDouble.empty();
    }
    double squares = scores.stream().mapToDouble(score -> (score - mean) * (score - mean)).sum();
    return OptionalDouble.of(Math.sqrt(squares / (scores.size() - 1)));
  }

  static FinishedTrial pruned(
      OpenTrial trial, PruneDecision decision, Instant at, StudyRules rules) {
    List<FoldProgress> counted = trial.folds().all();
    long epochs = epochs(trial, counted);
    if (rules.isStrict()) {
      counted = trial.folds().first(decision.fold());
      int trained = trial.folds().at(decision.fold()).trained();
      epochs = epochs(trial, counted) + Math.min(decision.epoch(), trained);
    }
    return finished(trial, new TrialOutcome.Pruned(decision.reason()), counted, epochs, at);
  }

  static FinishedTrial failed(OpenTrial trial, Instant at, int fold, StudyRules rules) {
    List<FoldProgress> counted =
        rules.isStrict() ? trial.folds().first(fold + 1) : trial.folds().all();
    FoldOutcome.Failed failure = trial.folds().at(fold).failed();
    return finished(
        trial,
        new TrialOutcome.Failed(failure.kind(), failure.message()),
        counted,
        epochs(trial, counted),
        at);
  }

  private static FinishedTrial finished(
      OpenTrial trial, TrialOutcome outcome, List<FoldProgress> counted, long epochs, Instant at) {
    Instant startedAt = trial.entry().startedAt();
    return new FinishedTrial(
        trial.trial(),
        outcome,
        (int) counted.stream().filter(FoldProgress::isScored).count(),
        epochs,
        startedAt,
        at.isBefore(startedAt) ? startedAt : at); // another driver's clock
  }

  private static long epochs(OpenTrial trial, List<FoldProgress> folds) {
    int inherited = trial.trial().inheritedEpochs();
    return folds.stream().mapToLong(fold -> Math.max(0, fold.trained() - inherited)).sum();
  }
}
