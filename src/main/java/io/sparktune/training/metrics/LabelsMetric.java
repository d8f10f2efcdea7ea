package io.sparktune.training.metrics;

import static io.sparktune.trial.Direction.MAXIMIZE;
import static io.sparktune.trial.Direction.MINIMIZE;

import io.sparktune.settings.ConstantName;
import io.sparktune.settings.Task;
import io.sparktune.trial.Direction;
import io.sparktune.trial.ShareMetric;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A metric of predicted sets of labels, defined as in scikit-learn. */
@SuppressWarnings("ImmutableEnumChecker") // functions without state
public enum LabelsMetric implements ShareMetric {
  /** The share of rows whose labels are all said right (subset accuracy). */
  EXACT_MATCH(MAXIMIZE, LabelCounts::exactMatch, null),
  MICRO_F1(MAXIMIZE, LabelCounts::microF1, null),
  MACRO_F1(MAXIMIZE, LabelCounts::macroF1, LabelCounts::f1Of),
  MEAN_AVERAGE_PRECISION(
      MAXIMIZE, LabelCounts::meanAveragePrecision, LabelCounts::averagePrecisionOf),
  HAMMING_LOSS(MINIMIZE, LabelCounts::hammingLoss, null);

  private interface OfLabel {
    MetricValue measure(LabelCounts counts, int label);
  }

  private final Direction direction;
  private final transient Function<LabelCounts, MetricValue> measure;
  private final transient @Nullable OfLabel ofLabel;

  LabelsMetric(
      Direction direction, Function<LabelCounts, MetricValue> measure, @Nullable OfLabel ofLabel) {
    this.direction = direction;
    this.measure = measure;
    this.ofLabel = ofLabel;
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
  public Optional<Task> task() {
    return Optional.of(Task.MULTI_LABEL);
  }

  @Override
  public boolean isPerClass() {
    return ofLabel != null;
  }

  /** The metric over all rows. */
  MetricValue measure(LabelsPredictions predictions) {
    return measure.apply(new LabelCounts(predictions));
  }

  /** The metric for one label alone. */
  MetricValue measure(LabelsPredictions predictions, int label) {
    if (ofLabel == null) {
      throw new UnsupportedOperationException(key() + " cannot be measured for one label alone");
    }
    return ofLabel.measure(new LabelCounts(predictions), label);
  }
}
