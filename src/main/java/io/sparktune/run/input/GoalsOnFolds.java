package io.sparktune.run.input;

import io.sparktune.config.StudyFile;
import io.sparktune.data.ClassTarget;
import io.sparktune.data.Dataset;
import io.sparktune.data.LabelsTarget;
import io.sparktune.data.NumberTarget;
import io.sparktune.data.RowArrays;
import io.sparktune.data.Target;
import io.sparktune.data.folds.FoldPlan;
import io.sparktune.training.metrics.ClassPredictions;
import io.sparktune.training.metrics.ForecastQuantiles;
import io.sparktune.training.metrics.LabelsPredictions;
import io.sparktune.training.metrics.MetricValue;
import io.sparktune.training.metrics.NumberPredictions;
import io.sparktune.training.metrics.Predictions;
import io.sparktune.training.metrics.outputs.RankedPredictions;
import io.sparktune.trial.Goal;
import java.util.Arrays;
import java.util.Optional;

/**
 * Checks that each goal has a value on the validation rows of each fold, so that no trial is
 * trained that can have no score. A metric that even perfect predictions leave without a value has
 * none.
 */
final class GoalsOnFolds {

  private GoalsOnFolds() {}

  static void requireDefined(StudyFile file, Dataset data, FoldPlan folds) {
    Target target = data.target();
    for (Goal goal : file.study().goals().all()) {
      for (int fold = 0; fold < folds.folds().size() && !goal.isCost(); fold++) {
        int[] rows = folds.folds().get(fold).validationRows();
        int[] known = folds.folds().get(fold).trainRows();
        Optional<String> reason = undefined(goal, perfect(data, known, rows));
        if (reason.isPresent()) {
          throw new BadInput(
              file.problem(
                  "study.goal",
                  "%s has no value on the %d validation rows of fold %d (%s); %s"
                      .formatted(goal.name(), rows.length, fold, reason.get(), remedy(target))));
        }
      }
    }
  }

  private static String remedy(Target target) {
    if (target instanceof LabelsTarget) {
      return "choose a goal such as \"maximize exact-match\", or fewer folds";
    }
    return target instanceof ClassTarget
        ? "choose a goal such as \"maximize accuracy\", or fewer folds, or stratified ones, so that"
            + " each has rows of every class"
        : "choose a goal such as \"minimize rmse\", or fewer folds";
  }

  private static Optional<String> undefined(Goal goal, Predictions predictions) {
    try {
      MetricValue value = predictions.measure(goal.metric(), goal.label());
      return value.isDefined() ? Optional.empty() : Optional.of(value.reason());
    } catch (RuntimeException e) { // a metric of the user's, which is told where it is measured
      return Optional.empty();
    }
  }

  private static Predictions perfect(Dataset data, int[] known, int[] rows) {
    Target target = data.target();
    if (target instanceof NumberTarget numbers) {
      double[] truth = numbers.valuesAt(rows);
      if (data.isRanked()) {
        return RankedPredictions.of(truth, RowArrays.all(rows.length));
      }
      return new NumberPredictions(
          truth,
          truth,
          data.naiveErrors(known),
          ForecastQuantiles.perfect(data.quantiles(), truth));
    }
    if (target instanceof LabelsTarget labels) {
      byte[][] truth = Arrays.stream(rows).mapToObj(labels::labelsAt).toArray(byte[][]::new);
      return LabelsPredictions.perfect(labels.labels(), truth);
    }
    ClassTarget classes = (ClassTarget) target;
    int[] truth = Arrays.stream(rows).map(classes::labelAt).toArray();
    int labels = classes.labels().size();
    float[] probabilities = new float[rows.length * labels];
    for (int i = 0; i < truth.length; i++) {
      probabilities[i * labels + truth[i]] = 1;
    }
    return new ClassPredictions(classes.labels(), truth, probabilities);
  }
}
