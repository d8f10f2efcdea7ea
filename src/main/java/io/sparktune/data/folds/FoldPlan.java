package io.sparktune.data.folds;

import io.sparktune.data.Dataset;
import io.sparktune.data.Fingerprint;
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
    Fingerprint fingerprint =
        new Fingerprint().add(rows.digest()).add(studyRows).add(holdOutRows).add(folds.size());
    folds.forEach(fold -> fingerprint.add(fold.trainRows()).add(fold.validationRows()));
    return fingerprint.hex();
  }
}
