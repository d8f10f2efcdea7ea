package io.sparktune.spark.folds;

import io.sparktune.data.Dataset;
import io.sparktune.data.folds.FoldPlan;
import io.sparktune.training.FoldTraining;
import io.sparktune.training.metrics.StudyMetrics;
import io.sparktune.training.plan.SegmentSettings;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** The data that every executor keeps once for all folds: broadcast, with the cells off-heap. */
public final class StudyData implements Serializable {

  private static final long serialVersionUID = 1;

  private final Dataset dataset;
  private final FoldPlan folds;
  private final StudyMetrics metrics;
  private transient @Nullable FoldTraining training;

  public StudyData(Dataset dataset, FoldPlan folds, StudyMetrics metrics) {
    this.dataset = dataset;
    this.folds = folds;
    this.metrics = metrics;
  }

  public Dataset dataset() {
    return dataset;
  }

  public FoldPlan folds() {
    return folds;
  }

  public StudyMetrics metrics() {
    return metrics;
  }

  /** What trains the folds of this process, shared by its slots. */
  synchronized FoldTraining training(SegmentSettings segments) {
    FoldTraining shared =
        training == null
            ? new FoldTraining(dataset, folds, metrics.goals(), metrics.measured(), segments)
            : training;
    training = shared;
    return shared;
  }
}
