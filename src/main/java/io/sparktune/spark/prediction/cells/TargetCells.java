package io.sparktune.spark.prediction.cells;

import io.sparktune.data.table.text.CellFormat;
import io.sparktune.data.table.text.KnownLabels;
import io.sparktune.data.table.text.LabelSeparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the cells of a model's target. */
public final class TargetCells {

  private final List<String> labels;
  private final String separator;
  private final ValueCells cells;
  private final KnownLabels known;

  /**
   * Cells of a number, a label or several labels.
   *
   * @param labels of the model; empty for a number
   * @param separator of the labels in a cell; empty for one that has one
   */
  public TargetCells(List<String> labels, String separator, CellFormat format) {
    this.labels = labels;
    this.separator = separator;
    this.cells = new ValueCells(format);
    this.known = new KnownLabels(labels, format.dateOrder());
  }

  /** The text of a cell, null if there is no target; a cell without labels has an empty set. */
  public @Nullable String text(@Nullable Object value) {
    String text = cells.text(value);
    return text == null && !separator.isEmpty() ? "" : text;
  }

  /**
   * The number in a cell, the place of its label, or 1 for each label that it has and 0 for the
   * others; empty if the model cannot predict it.
   *
   * @param text of the value
   */
  public Optional<double[]> target(@Nullable Object value, String text) {
    if (!separator.isEmpty()) {
      return set(new LabelSeparator(separator).split(text));
    }
    double target = labels.isEmpty() ? cells.parsed(value) : known.codeOf(text);
    return Double.isFinite(target) && (labels.isEmpty() || target >= 0)
        ? Optional.of(new double[] {target})
        : Optional.empty();
  }

  private Optional<double[]> set(List<String> names) {
    double[] set = new double[labels.size()];
    for (String name : names) {
      int place = labels.indexOf(name);
      if (place < 0) {
        return Optional.empty();
      }
      set[place] = 1;
    }
    return Optional.of(set);
  }
}
