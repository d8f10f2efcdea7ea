package io.sparktune.spark.folds;

import io.sparktune.data.Dataset;
import io.sparktune.data.folds.FoldPlan;
import io.sparktune.spark.executors.SharedDataset;
import io.sparktune.training.FoldTraining;
import io.sparktune.training.metrics.StudyMetrics;
import io.sparktune.training.plan.SegmentSettings;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import org.apache.spark.api.java.JavaSparkContext;
import org.jspecify.annotations.Nullable;

/** The data that every executor keeps once for all folds: broadcast, with the cells off-heap. */
public final class StudyData implements Serializable {

  private static final long serialVersionUID = 1;

  private final FoldPlan folds;
  private final StudyMetrics metrics;
  private final @Nullable SharedDataset shared;
  private transient @Nullable Dataset dataset;
  private transient @Nullable FoldTraining training;

  public StudyData(Dataset dataset, FoldPlan folds, StudyMetrics metrics) {
    this(dataset, folds, metrics, null);
  }

  private StudyData(
      Dataset dataset, FoldPlan folds, StudyMetrics metrics, @Nullable SharedDataset shared) {
    this.dataset = dataset;
    this.folds = folds;
    this.metrics = metrics;
    this.shared = shared;
  }

  private void writeObject(ObjectOutputStream out) throws IOException {
    out.defaultWriteObject();
    out.writeObject(shared == null ? dataset : null);
  }

  private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
    in.defaultReadObject();
    dataset = (Dataset) in.readObject();
  }

  /** The same, to be broadcast: executors read the data set by themselves. */
  public StudyData shared(JavaSparkContext spark) {
    Dataset all = dataset();
    return new StudyData(all, folds, metrics, SharedDataset.of(spark, all));
  }

  /** Other folds of the same data set, which executors that have it do not read again. */
  StudyData with(FoldPlan others) {
    return new StudyData(dataset(), others, metrics, shared);
  }

  public synchronized Dataset dataset() {
    Dataset known = dataset;
    if (known == null) {
      if (shared == null) {
        throw new IllegalStateException("there are no rows");
      }
      known = shared.read();
      dataset = known;
    }
    return known;
  }

  /** Frees the executors of the data set. */
  void free() {
    if (shared != null) {
      shared.free();
    }
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
            ? new FoldTraining(dataset(), folds, metrics.goals(), metrics.measured(), segments)
            : training;
    training = shared;
    return shared;
  }
}
