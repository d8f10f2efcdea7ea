package io.sparktune.data.folds;

import io.sparktune.data.Dataset;
import io.sparktune.data.Fingerprint;
import io.sparktune.data.RowArrays;
import java.io.Serializable;
import java.util.List;
import java.util.stream.IntStream;

/** The folds of a study, the same for all trials. */
public final class FoldPlan implements Serializable {

  private static final long serialVersionUID = 1L;

  private final List<Fold> folds;
  private final RowSet study;
  private final RowSet holdOut;

  /**
   * A plan of these folds.
   *
   * @param studyRows all rows but the held-out ones, ascending
   * @param holdOutRows rows that no fold has, ascending
   */
  public FoldPlan(List<Fold> folds, int[] studyRows, int[] holdOutRows) {
    this.folds = List.copyOf(folds);
    this.study = RowSet.of(studyRows);
    this.holdOut = RowSet.of(holdOutRows);
  }

  public List<Fold> folds() {
    return folds;
  }

  /** All rows but the held-out ones, ascending, in an array of its own. */
  public int[] studyRows() {
    return study.rows();
  }

  /** The rows that no fold has, ascending, in an array of its own. */
  public int[] holdOutRows() {
    return holdOut.rows();
  }

  public int studyRowCount() {
    return study.count();
  }

  public int holdOutRowCount() {
    return holdOut.count();
  }

  /** The same folds of a data set with so many test rows behind the others. */
  public FoldPlan withTestRows(int count) {
    int first = study.count() + holdOut.count();
    return count == 0
        ? this
        : new FoldPlan(
            folds,
            studyRows(),
            RowArrays.joined(
                List.of(holdOutRows(), IntStream.range(first, first + count).toArray())));
  }

  /** SHA-256 in hexadecimal of these rows and how the plan splits them; anywhere the same. */
  public String fingerprint(Dataset rows) {
    Fingerprint fingerprint =
        new Fingerprint().add(rows.digest()).add(studyRows()).add(holdOutRows()).add(folds.size());
    folds.forEach(fold -> fingerprint.add(fold.trainRows()).add(fold.validationRows()));
    return fingerprint.hex();
  }
}
