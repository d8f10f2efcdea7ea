package io.sparktune.data.table;

import io.sparktune.data.ClassTarget;
import io.sparktune.data.KeyedDataset;
import io.sparktune.data.NumberTarget;
import io.sparktune.data.ProblemList;
import io.sparktune.data.RawTable;
import io.sparktune.data.Target;
import io.sparktune.data.cells.Cells;
import io.sparktune.data.table.text.CellIdentity;
import io.sparktune.data.table.text.CellText;
import io.sparktune.data.table.text.InputCells;
import io.sparktune.data.table.text.KnownLabels;
import io.sparktune.data.table.text.TextColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads rows that no trial sees, column by column as the others were read: nothing of them decides
 * what a column or a label is.
 */
public final class TestRows {

  private static final String CORRECT = "correct it, or leave the row out";

  private static final int MOST_SHOWN = 10;

  private final KeyedDataset seen;
  private final TableDataset table;
  private final ColumnRoles roles;
  private final InputCells cells;
  private final ProblemList problems = new ProblemList();

  /**
   * @param seen the rows of the study, which have these roles
   */
  public TestRows(KeyedDataset seen, ColumnRoles roles) {
    this.seen = seen;
    this.table = (TableDataset) seen.dataset();
    this.roles = roles;
    this.cells = new InputCells(roles.format());
  }

  /**
   * All rows, these behind the others; white space around a cell does not count.
   *
   * @throws io.sparktune.data.DataError with all problems, at most twenty of them in full
   */
  public KeyedDataset append(RawTable all) {
    RawTable raw = TableBuilder.withTarget(all, roles, cells);
    List<Column> features = table.features().columns();
    Stream.concat(features.stream().map(Column::name), Stream.of(roles.target()))
        .filter(name -> !raw.names().contains(name))
        .forEach(
            name ->
                problems.add(
                    "data.test: there is no column "
                        + CellText.quoted(name)
                        + ", which the other rows have; add it."));
    problems.throwIfAny();
    List<Column> joined = new ArrayList<>();
    for (Column column : features) {
      TextColumn text = TextColumn.of(raw, column.name(), cells);
      if (column instanceof NumericColumn numbers) {
        joined.add(joined(numbers, text));
      } else if (column instanceof DateColumn dates) {
        joined.add(joined(dates, text));
      } else {
        joined.add(joined((CategoricalColumn) column, text));
      }
    }
    TextColumn text = TextColumn.of(raw, roles.target(), cells);
    CellChecks.requirePresent(text, "fill it in, or leave the row out", problems);
    Target target =
        table.target() instanceof ClassTarget classes
            ? joined(classes, text)
            : joined((NumberTarget) table.target(), text);
    problems.throwIfAny();
    return new KeyedDataset(
        new TableDataset(Table.of(joined), target, table.format()),
        seen.keys(),
        raw.rows(),
        seen.profile().without(all.rows() - raw.rows()));
  }

  private NumericColumn joined(NumericColumn seenNumbers, TextColumn text) {
    text.report(
        row -> cells.fault(text.cellAt(row)).isPresent(),
        "is not a finite number",
        CORRECT,
        problems);
    return NumericColumn.of(
        text.name(),
        joined(seenNumbers.rows(), seenNumbers::valueAt, text, row -> number(text.cellAt(row))));
  }

  private DateColumn joined(DateColumn seenDates, TextColumn text) {
    CellChecks.requireDates(text, problems);
    return DateColumn.of(
        text.name(), joined(seenDates.rows(), seenDates::secondsAt, text, text::momentAt));
  }

  /** Those that were seen, and those of the text behind them. */
  private static Cells joined(
      int rows, IntToDoubleFunction seen, TextColumn text, IntToDoubleFunction behind) {
    return Cells.ofNumbers(
        rows + text.rows(),
        row -> row < rows ? seen.applyAsDouble(row) : behind.applyAsDouble(row - rows));
  }

  private double number(String cell) {
    return cells.fault(cell).isPresent() ? Double.NaN : cells.number(cell);
  }

  private static CategoricalColumn joined(CategoricalColumn seenCells, TextColumn text) {
    List<String> all = new ArrayList<>();
    for (int row = 0; row < seenCells.rows(); row++) {
      all.add(seenCells.isMissing(row) ? null : seenCells.categories().get(seenCells.codeAt(row)));
    }
    CellIdentity identity = CellIdentity.of(seenCells.categories(), text.format().dateOrder());
    for (int row = 0; row < text.rows(); row++) {
      String cell = text.cellAt(row);
      all.add(cell == null ? null : identity.text(cell, text.format().dateOrder()));
    }
    return CategoricalColumn.of(text.name(), all);
  }

  private Target joined(ClassTarget seenClasses, TextColumn text) {
    KnownLabels labels = new KnownLabels(seenClasses.labels(), cells.format().dateOrder());
    text.report(
        row -> !text.isMissing(row) && labels.codeOf(text.cellAt(row)) < 0,
        "is a class that none of the other rows has; theirs are " + some(seenClasses.labels()),
        "correct it, leave the row out, or add rows of this class to data.path",
        problems);
    int seenRows = seenClasses.rows();
    return ClassTarget.of(
        text.name(),
        seenClasses.labels(),
        seenRows + text.rows(),
        row ->
            row < seenRows
                ? seenClasses.labelAt(row)
                : text.isMissing(row - seenRows)
                    ? 0
                    : Math.max(0, labels.codeOf(text.cellAt(row - seenRows))));
  }

  private static String some(List<String> labels) {
    return labels.stream().limit(MOST_SHOWN).collect(Collectors.joining(", "))
        + (labels.size() > MOST_SHOWN ? " and " + (labels.size() - MOST_SHOWN) + " more" : "");
  }

  private Target joined(NumberTarget seenNumbers, TextColumn text) {
    CellChecks.requireNumbers(
        text, new CellChecks.Remedies("", ", or correct it", CORRECT, CORRECT), problems);
    return NumberTarget.of(
        text.name(),
        joined(
            seenNumbers.rows(),
            seenNumbers::valueAt,
            text,
            row -> Double.isFinite(text.numberAt(row)) ? text.numberAt(row) : 0));
  }
}
