package io.sparktune.data;

import java.io.Serializable;
import java.util.List;

/**
 * The folds of a study, the same for all trials.
 *
 * @param studyRows all rows but the held-out ones, ascending
 * @param holdOutRows rows that no fold has, ascending
 */
@SuppressWarnings("ArrayRecordComponent") // row numbers stay primitive
public record FoldPlan(List<Fold> folds, int[] studyRows, int[] holdOutRows)
    implements Serializable {

  public FoldPlan {
    folds = List.copyOf(folds);
  }
}
