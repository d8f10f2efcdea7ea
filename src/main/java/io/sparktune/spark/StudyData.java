package io.sparktune.spark;

import io.sparktune.data.Dataset;
import io.sparktune.data.FoldPlan;
import io.sparktune.trial.Goal;
import java.io.Serializable;
import java.util.List;

/**
 * What every executor keeps once for all folds: broadcast, with the cells off-heap.
 *
 * @param perClass classes for which precision, recall and F1 are also measured alone
 * @param missing cells of the input that count as missing
 */
public record StudyData(
    Dataset dataset, FoldPlan folds, Goal goal, List<String> perClass, List<String> missing)
    implements Serializable {

  public StudyData {
    perClass = List.copyOf(perClass);
    missing = List.copyOf(missing);
  }
}
