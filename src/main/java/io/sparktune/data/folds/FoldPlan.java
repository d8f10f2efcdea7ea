package io.sparktune.data.folds;

import io.sparktune.data.Dataset;
import io.sparktune.data.Fingerprint;
import io.sparktune.data.RowArrays;
import java.io.Serializable;
import java.util.List;
import java.util.stream.IntStream;

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

  /** The same folds of a data set with so many test rows behind the others. */
  public FoldPlan withTestRows(int count) {
    int first = studyRows.length + holdOutRows.length;
    return count == 0
        ? this
        : new FoldPlan(
            folds,
            studyRows,
            RowArrays.joined(
                List.of(holdOutRows, IntStream.range(first, first + count).toArray())));
  }

  /** SHA-256 in hexadecimal of these rows and how the plan splits them; anywhere the same. */
  public String fingerprint(Dataset rows) {
    Fingerprint fingerprint =
        new Fingerprint().add(rows.digest()).add(studyRows).add(holdOutRows).add(folds.size());
    folds.forEach(fold -> fingerprint.add(fold.trainRows()).add(fold.validationRows()));
    return fingerprint.hex();
  }
}
