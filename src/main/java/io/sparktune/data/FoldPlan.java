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

  /** SHA-256 in hexadecimal of these rows and how the plan splits them; anywhere the same. */
  public String fingerprint(Dataset rows) {
    return Fingerprint.of(rows, this);
  }
}
