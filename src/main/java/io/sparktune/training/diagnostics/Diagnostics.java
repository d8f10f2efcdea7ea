package io.sparktune.training.diagnostics;

import io.sparktune.data.Dataset;
import io.sparktune.data.RecordJson;
import io.sparktune.training.metrics.ClassPredictions;
import io.sparktune.training.metrics.LabelsPredictions;
import io.sparktune.training.metrics.NumberPredictions;
import io.sparktune.training.metrics.Predictions;
import java.io.Serializable;
import java.util.List;

/**
 * Figures of predictions beside the truth. What does not apply has no entries.
 *
 * @param rows that were predicted
 * @param calibration of probabilities
 * @param confusions of one class with another, the most frequent first
 * @param residuals of numbers
 * @param forecast of series
 * @param errors the largest ones, row by row
 */
public record Diagnostics(
    int rows,
    Calibration calibration,
    List<Confusion> confusions,
    Residuals residuals,
    Forecast forecast,
    List<RowError> errors)
    implements Serializable {

  /** The name of their file in the folder of a run. */
  public static final String FILE = "diagnostics.json";

  public Diagnostics {
    confusions = List.copyOf(confusions);
    errors = List.copyOf(errors);
  }

  /**
   * Those of a winner.
   *
   * @param known rows that it was trained on, by which simple forecasts are made
   * @param rows that are predicted
   */
  public static Diagnostics of(Dataset data, int[] known, int[] rows, Predictions predictions) {
    RowNames names = new RowNames(data, rows);
    if (predictions instanceof ClassPredictions classes) {
      return new Diagnostics(
          rows.length,
          Calibration.of(classes),
          Confusion.mostFrequent(classes),
          Residuals.NONE,
          Forecast.NONE,
          RowError.largest(classes, names));
    }
    if (predictions instanceof LabelsPredictions labels) {
      return new Diagnostics(
          rows.length,
          Calibration.of(labels),
          List.of(),
          Residuals.NONE,
          Forecast.NONE,
          RowError.largest(labels, names));
    }
    if (predictions instanceof NumberPredictions numbers) {
      return new Diagnostics(
          rows.length,
          Calibration.NONE,
          List.of(),
          Residuals.of(numbers),
          Forecast.of(data, known, rows, numbers),
          RowError.largest(numbers, names));
    }
    return new Diagnostics(
        rows.length, Calibration.NONE, List.of(), Residuals.NONE, Forecast.NONE, List.of());
  }

  /** The file. */
  public byte[] json() {
    return RecordJson.write(this);
  }
}
