package io.sparktune.training.metrics;

import static io.sparktune.trial.Direction.MAXIMIZE;
import static io.sparktune.trial.Direction.MINIMIZE;

import io.sparktune.settings.ConstantName;
import io.sparktune.trial.Direction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A metric of predicted classes, defined as in scikit-learn. For more than two classes precision,
 * recall and F1 are macro averages unless the name says micro, and both areas are macro averages of
 * one class against the rest.
 */
@SuppressWarnings("ImmutableEnumChecker") // functions without state
public enum StandardClassMetric implements ClassMetric {
  ACCURACY(of(ConfusionMatrix::accuracy)),
  BALANCED_ACCURACY(of(ConfusionMatrix::balancedAccuracy)),
  PRECISION(of(ConfusionMatrix::precision), ConfusionMatrix::precisionAt),
  PRECISION_MICRO(of(ConfusionMatrix::accuracy)),
  RECALL(of(ConfusionMatrix::recall), ConfusionMatrix::recallAt),
  RECALL_MICRO(of(ConfusionMatrix::accuracy)),
  F1(of(ConfusionMatrix::f1), ConfusionMatrix::f1At),
  F1_MICRO(of(ConfusionMatrix::accuracy)),
  ROC_AUC(predictions -> predictions.ranking().rocArea()),
  PR_AUC(predictions -> predictions.ranking().averagePrecision()),
  MCC(MAXIMIZE, -1, of(ConfusionMatrix::matthews), null),
  LOG_LOSS(MINIMIZE, 0, predictions -> predictions.ranking().logLoss(), null);

  private interface OfClass {
    MetricValue measure(ConfusionMatrix confusion, int label);
  }

  private final Direction direction;
  private final double least;
  private final transient Function<ClassPredictions, MetricValue> measure;
  private final transient @Nullable OfClass ofClass;

  StandardClassMetric(Function<ClassPredictions, MetricValue> measure) {
    this(measure, null);
  }

  StandardClassMetric(Function<ClassPredictions, MetricValue> measure, @Nullable OfClass ofClass) {
    this(MAXIMIZE, 0, measure, ofClass);
  }

  StandardClassMetric(
      Direction direction,
      double least,
      Function<ClassPredictions, MetricValue> measure,
      @Nullable OfClass ofClass) {
    this.direction = direction;
    this.least = least;
    this.measure = measure;
    this.ofClass = ofClass;
  }

  private static Function<ClassPredictions, MetricValue> of(
      Function<ConfusionMatrix, MetricValue> measure) {
    return predictions -> measure.apply(predictions.confusion());
  }

  @Override
  public String key() {
    return ConstantName.of(this);
  }

  @Override
  public Direction direction() {
    return direction;
  }

  @Override
  public double least() {
    return least;
  }

  @Override
  public double greatest() {
    return direction == MAXIMIZE ? 1 : Double.POSITIVE_INFINITY;
  }

  @Override
  public boolean isPerClass() {
    return ofClass != null;
  }

  @Override
  public MetricValue measure(ClassPredictions predictions) {
    return measure.apply(predictions);
  }

  @Override
  public MetricValue measure(ClassPredictions predictions, int label) {
    return ofClass == null
        ? ClassMetric.super.measure(predictions, label)
        : ofClass.measure(predictions.confusion(), label);
  }
}
