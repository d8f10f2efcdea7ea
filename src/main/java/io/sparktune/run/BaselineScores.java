package io.sparktune.run;

import io.sparktune.data.Dataset;
import io.sparktune.data.NumberTarget;
import io.sparktune.data.coding.TargetCoding;
import io.sparktune.data.folds.Fold;
import io.sparktune.data.folds.FoldPlan;
import io.sparktune.run.input.StudyInput;
import io.sparktune.run.input.TrialInput;
import io.sparktune.training.metrics.ForecastQuantiles;
import io.sparktune.training.metrics.MetricValue;
import io.sparktune.training.metrics.NumberPredictions;
import io.sparktune.training.metrics.Predictions;
import io.sparktune.training.metrics.outputs.TargetPredictions;
import io.sparktune.trial.Goal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The scores of simple predictions by no network, on the rows that the winner is scored on: those
 * held out, or those of the folds where none are.
 */
final class BaselineScores {

  private BaselineScores() {}

  /** By the name of each rule; empty where there is none, or the goal has no value for it. */
  static Map<String, Double> of(TrialInput any, Goal goal) {
    if (!(any instanceof StudyInput input) || goal.isCost()) {
      return Map.of();
    }
    Dataset data = input.dataset();
    if (!(data.target() instanceof NumberTarget target)) {
      return Map.of();
    }
    FoldPlan folds = input.data().folds();
    if (folds.holdOutRowCount() > 0) {
      return scores(data, target, folds.studyRows(), folds.holdOutRows(), goal);
    }
    List<Map<String, Double>> ofFolds = new ArrayList<>();
    for (Fold fold : folds.folds()) {
      ofFolds.add(scores(data, target, fold.trainRows(), fold.validationRows(), goal));
    }
    Map<String, Double> means = new LinkedHashMap<>();
    for (String name : ofFolds.get(0).keySet()) {
      if (ofFolds.stream().allMatch(fold -> fold.containsKey(name))) {
        means.put(
            name, ofFolds.stream().mapToDouble(fold -> fold.get(name)).average().orElseThrow());
      }
    }
    return means;
  }

  private static Map<String, Double> scores(
      Dataset data, NumberTarget target, int[] known, int[] rows, Goal goal) {
    Map<String, Double> scores = new LinkedHashMap<>();
    Optional<TargetCoding> ranking = data.ranking(known);
    int[] predicted = ranking.map(coding -> coding.scored(rows)).orElse(rows);
    data.baselines(known, predicted)
        .forEach(
            (name, numbers) -> {
              Predictions predictions =
                  ranking
                      .map(coding -> TargetPredictions.ranked(predicted, numbers, coding))
                      .orElseGet(() -> predictions(data, known, target.valuesAt(rows), numbers));
              MetricValue value = predictions.measure(goal);
              if (value.isDefined()) {
                scores.put(name, value.value());
              }
            });
    return scores;
  }

  private static Predictions predictions(
      Dataset data, int[] known, double[] truth, double[] predicted) {
    if (data.quantiles().isEmpty()) {
      return new NumberPredictions(
          truth, predicted, data.naiveErrors(known), ForecastQuantiles.NONE);
    }
    ForecastQuantiles quantiles = new ForecastQuantiles(data.quantiles(), predicted);
    return new NumberPredictions(truth, quantiles.medians(), data.naiveErrors(known), quantiles);
  }
}
