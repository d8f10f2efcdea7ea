package io.sparktune.run;

import io.sparktune.data.ClassTarget;
import io.sparktune.data.Dataset;
import io.sparktune.data.NumberTarget;
import io.sparktune.data.coding.TargetCoding;
import io.sparktune.data.folds.Fold;
import io.sparktune.data.folds.FoldPlan;
import io.sparktune.run.input.StudyInput;
import io.sparktune.run.input.TrialInput;
import io.sparktune.training.metrics.ClassPredictions;
import io.sparktune.training.metrics.ForecastQuantiles;
import io.sparktune.training.metrics.MetricValue;
import io.sparktune.training.metrics.NumberPredictions;
import io.sparktune.training.metrics.Predictions;
import io.sparktune.training.metrics.StandardClassMetric;
import io.sparktune.training.metrics.StandardNumberMetric;
import io.sparktune.training.metrics.outputs.TargetPredictions;
import io.sparktune.trial.Goal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The scores of simple predictions by no network, on the rows that the winner is scored on: those
 * held out, or those of the folds where none are.
 */
final class BaselineScores {

  /** Numbers of the simplest predictions; more would take memory that a study may not have. */
  private static final long MOST_NUMBERS = 10_000_000;

  private BaselineScores() {}

  /** By the name of each rule; empty where there is none, or the goal has no value for it. */
  static Map<String, Double> of(TrialInput any, Goal goal) {
    if (!(any instanceof StudyInput input) || goal.isCost()) {
      return Map.of();
    }
    Dataset data = input.dataset();
    FoldPlan folds = input.data().folds();
    if (folds.holdOutRowCount() > 0) {
      return scores(data, folds.studyRows(), folds.holdOutRows(), goal);
    }
    List<Map<String, Double>> ofFolds = new ArrayList<>();
    for (Fold fold : folds.folds()) {
      ofFolds.add(scores(data, fold.trainRows(), fold.validationRows(), goal));
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

  private static Map<String, Double> scores(Dataset data, int[] known, int[] rows, Goal goal) {
    Map<String, Double> scores = new LinkedHashMap<>();
    predictions(data, known, rows, goal)
        .forEach(
            (name, predictions) -> {
              MetricValue value = predictions.measure(goal);
              if (value.isDefined()) {
                scores.put(name, value.value());
              }
            });
    return scores;
  }

  private static Map<String, Predictions> predictions(
      Dataset data, int[] known, int[] rows, Goal goal) {
    if (data.target() instanceof ClassTarget classes) {
      long numbers = (long) rows.length * classes.labels().size();
      return goal.metric() instanceof StandardClassMetric && numbers <= MOST_NUMBERS
          ? Map.of("most frequent class", frequencies(classes, known, rows))
          : Map.of();
    }
    if (!(data.target() instanceof NumberTarget target)) {
      return Map.of();
    }
    Optional<TargetCoding> ranking = data.ranking(known);
    int[] predicted = ranking.map(coding -> coding.scored(rows)).orElse(rows);
    Map<String, Predictions> predictions = new LinkedHashMap<>();
    data.baselines(known, predicted)
        .forEach(
            (name, numbers) ->
                predictions.put(
                    name,
                    ranking
                        .map(coding -> TargetPredictions.ranked(predicted, numbers, coding))
                        .orElseGet(
                            () -> predictions(data, known, target.valuesAt(rows), numbers))));
    if (predictions.isEmpty()
        && goal.metric() instanceof StandardNumberMetric
        && known.length + rows.length <= MOST_NUMBERS) {
      double average = Arrays.stream(target.valuesAt(known)).average().orElseThrow();
      double[] averages = new double[rows.length];
      Arrays.fill(averages, average);
      predictions.put("average", new NumberPredictions(target.valuesAt(rows), averages));
    }
    return predictions;
  }

  /** The shares of the classes among the known rows as the probabilities for every row. */
  private static Predictions frequencies(ClassTarget classes, int[] known, int[] rows) {
    int width = classes.labels().size();
    int[] counts = new int[width];
    for (int row : known) {
      counts[classes.labelAt(row)]++;
    }
    float[] probabilities = new float[Math.multiplyExact(rows.length, width)];
    for (int place = 0; place < probabilities.length; place++) {
      probabilities[place] = (float) counts[place % width] / known.length;
    }
    int[] truth = Arrays.stream(rows).map(classes::labelAt).toArray();
    return new ClassPredictions(classes.labels(), truth, probabilities);
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
