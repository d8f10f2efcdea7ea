package io.sparktune.data.table;

import io.sparktune.data.DataError;
import io.sparktune.data.KeyedDataset;
import io.sparktune.data.ProblemList;
import io.sparktune.data.RawTable;
import io.sparktune.data.RowKeys;
import io.sparktune.data.Target;
import io.sparktune.data.table.text.CellText;
import io.sparktune.data.table.text.InputCells;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes a data set of the text of its cells, on the driver. */
public final class TableBuilder {

  private final RawTable raw;
  private final ColumnRoles roles;
  private final InputCells cells;
  private final ProblemList problems = new ProblemList();

  private TableBuilder(RawTable raw, ColumnRoles roles) {
    this.raw = raw;
    this.roles = roles;
    this.cells = new InputCells(roles.missing());
  }

  /**
   * Reads every cell by the role of its column; white space around it does not count.
   *
   * @throws DataError with all problems, at most twenty of them in full
   */
  public static KeyedDataset build(RawTable raw, ColumnRoles roles) {
    return new TableBuilder(raw, roles).build();
  }

  private KeyedDataset build() {
    List<String> features = new RoleCheck(raw, roles, problems).features();
    if (raw.rows() == 0) {
      problems.add("There are no rows; add rows below the header.");
      problems.throwIfAny();
    }
    FeatureReader featureReader = new FeatureReader(roles, problems);
    List<Column> columns = new ArrayList<>();
    features.forEach(name -> featureReader.read(text(name)).ifPresent(columns::add));
    Optional<Target> target =
        column(roles.target())
            .flatMap(text -> new TargetReader(roles.targetKind(), problems).read(text));
    RowKeys keys =
        new RowKeys(
            column(roles.group()).map(this::groups).orElse(new int[0]),
            column(roles.time()).map(this::times).orElse(new double[0]));
    problems.throwIfAny();
    return new KeyedDataset(
        new TableDataset(Table.of(columns), target.orElseThrow(), roles.missing()), keys);
  }

  /** A code for each group, in order of their first rows. */
  private int[] groups(TextColumn text) {
    CellChecks.requirePresent(text, problems);
    Map<String, Integer> codeByGroup = new HashMap<>();
    return text.identities().stream()
        .mapToInt(cell -> codeByGroup.computeIfAbsent(cell, any -> codeByGroup.size()))
        .toArray();
  }

  private double[] times(TextColumn text) {
    CellChecks.requirePresent(text, problems);
    double[] times =
        text.cells().stream()
            .mapToDouble(cell -> cell == null ? Double.NaN : CellText.time(cell))
            .toArray();
    text.report(
        row -> !text.isMissing(row) && Double.isNaN(times[row]),
        "is not a time",
        "write a number, an ISO date such as 2024-03-01 or a timestamp such as 2024-03-01T12:00:00",
        problems);
    boolean dates = firstIsDate(text);
    text.report(
        row -> !text.isMissing(row) && text.isNotNumber(row) != dates,
        "is a " + (dates ? "number among dates" : "date among numbers"),
        "write all times in one way",
        problems);
    return times;
  }

  private static boolean firstIsDate(TextColumn text) {
    for (int row = 0; row < text.rows(); row++) {
      if (!text.isMissing(row)) {
        return text.isNotNumber(row);
      }
    }
    return false;
  }

  private Optional<TextColumn> column(String name) {
    return raw.names().contains(name) ? Optional.of(text(name)) : Optional.empty();
  }

  private TextColumn text(String name) {
    return TextColumn.of(raw, name, cells);
  }
}
