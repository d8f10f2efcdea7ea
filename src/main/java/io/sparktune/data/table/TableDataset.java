package io.sparktune.data.table;

import io.sparktune.data.Dataset;
import io.sparktune.data.Fingerprint;
import io.sparktune.data.PreparationSettings;
import io.sparktune.data.Target;
import io.sparktune.data.table.text.CellFormat;
import java.util.List;

/**
 * The features of all rows of a table and their target.
 *
 * @param format the writing of the input's cells
 */
public record TableDataset(Table features, Target target, CellFormat format, Use use)
    implements Dataset {

  /** The use of the target. */
  public enum Use {
    PREDICTED,
    /** It tells anomalies (1) from normal rows (0), and is on no scale. */
    ANOMALIES
  }

  /** The name of the kind of data. */
  static final String KIND = "table";

  public TableDataset {
    if (features.rows() != target.rows()) {
      throw new IllegalArgumentException(
          "the features have " + features.rows() + " rows, the target " + target.rows());
    }
  }

  public TableDataset(Table features, Target target, CellFormat format) {
    this(features, target, format, Use.PREDICTED);
  }

  public TableDataset(Table features, Target target) {
    this(features, target, CellFormat.plain(List.of()));
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public int rows() {
    return features.rows();
  }

  @Override
  public long bytes() {
    return features.bytes() + target.bytes();
  }

  /** Of all names, kinds and cells. */
  @Override
  public String digest() {
    Fingerprint fingerprint = new Fingerprint().add(rows()).add(features.columns().size());
    for (Column column : features.columns()) {
      if (column instanceof NumericColumn numeric) {
        fingerprint.add("numeric").add(column.name());
        for (int row = 0; row < rows(); row++) {
          fingerprint.add(numeric.valueAt(row));
        }
      } else if (column instanceof DateColumn dates) {
        fingerprint.add("dates").add(column.name());
        for (int row = 0; row < rows(); row++) {
          fingerprint.add(dates.secondsAt(row));
        }
      } else if (column instanceof CategoricalColumn categorical) {
        fingerprint.add("categorical").add(column.name()).add(categorical.categories());
        for (int row = 0; row < rows(); row++) {
          fingerprint.add(categorical.codeAt(row));
        }
      }
    }
    return fingerprint.add(target).hex();
  }

  @Override
  public FittedPreparation fit(int[] trainRows, PreparationSettings settings) {
    if (!(settings instanceof TablePreparation preparation)) {
      throw new IllegalArgumentException(settings + " is not a preparation of a table");
    }
    return FittedPreparation.fit(
        this, trainRows, use == Use.ANOMALIES ? preparation.withoutTargetScale() : preparation);
  }
}
