package io.sparktune.data.table;

import io.sparktune.data.DataError;
import io.sparktune.data.KeyedDataset;
import io.sparktune.data.ProblemList;
import io.sparktune.data.RawTable;
import io.sparktune.data.RowKeys;
import io.sparktune.data.Target;
import io.sparktune.data.profile.ColumnProfile;
import io.sparktune.data.profile.InputProfile;
import io.sparktune.data.table.ColumnRoles.MissingTarget;
import io.sparktune.data.table.text.CellText;
import io.sparktune.data.table.text.DateOrder;
import io.sparktune.data.table.text.EqualCells;
import io.sparktune.data.table.text.InputCells;
import io.sparktune.data.table.text.MomentText;
import io.sparktune.data.table.text.TextColumn;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Makes a data set of the text of its cells, on the driver. */
public final class TableBuilder {

  private final RawTable raw;
  private final ColumnRoles roles;
  private final InputCells cells;
  private final int withoutTarget;
  private final Map<String, Integer> places = new HashMap<>();
  private final ProblemList problems = new ProblemList();

  private TableBuilder(RawTable all, ColumnRoles roles) {
    this.roles = roles;
    this.cells = new InputCells(roles.format());
    this.raw = withTarget(all, roles, cells);
    this.withoutTarget = all.rows() - raw.rows();
    for (int column = 0; column < raw.names().size(); column++) {
      places.putIfAbsent(raw.names().get(column), column);
    }
  }

  /**
   * Reads every cell by the role of its column; white space around it does not count.
   *
   * @param raw cells whose memory becomes that of the columns, or is given back
   * @throws DataError with all problems, at most twenty of them in full
   */
  public static KeyedDataset build(RawTable raw, ColumnRoles roles) {
    return new TableBuilder(raw, roles).build();
  }

  /**
   * The ids in a column, however many there are. Empty if it cannot be used, which is a problem.
   *
   * @param key that names the column
   */
  public static Optional<CategoricalColumn> ids(
      RawTable raw, String key, String name, ColumnRoles roles, ProblemList problems) {
    ProblemList found = new ProblemList();
    new RoleCheck(raw, roles, found).requireColumn(key, name);
    if (found.isEmpty() && raw.unreadable().containsKey(name)) {
      found.add(raw.unreadable().get(name) + ".");
    }
    Optional<CategoricalColumn> ids = Optional.empty();
    if (found.isEmpty()) {
      TextColumn text = TextColumn.of(raw, name, new InputCells(roles.format()));
      CellChecks.requirePresent(text, "fill it in, or leave the row out", found);
      CellChecks.requireReadable(text, found);
      ids = Optional.of(CategoricalColumn.of(name, text.rows(), text.equalCells()));
    }
    found.addTo(problems);
    return ids.filter(any -> found.isEmpty());
  }

  private KeyedDataset build() {
    List<String> features = new RoleCheck(raw, roles, problems).features();
    if (raw.rows() == 0) {
      problems.add(
          withoutTarget == 0
              ? "There are no rows; add rows below the header."
              : "No row has the target " + CellText.quoted(roles.target()) + "; fill it in.");
      problems.throwIfAny();
    }
    List<String> warnings = new ArrayList<>(raw.notes());
    FeatureReader featureReader = new FeatureReader(roles, problems, warnings);
    List<Column> columns = new ArrayList<>();
    features.stream()
        .distinct()
        .forEach(name -> featureReader.read(text(name)).ifPresent(columns::add));
    Optional<Target> target =
        column(roles.target())
            .flatMap(text -> new TargetReader(roles.targetKind(), problems, warnings).read(text));
    RowKeys keys =
        new RowKeys(
            column(roles.group()).map(this::groups).orElse(new int[0]),
            column(roles.time()).map(this::times).orElse(new double[0]));
    problems.throwIfAny();
    TableDataset data = new TableDataset(Table.of(columns), target.orElseThrow(), cells.format());
    List<ColumnProfile> profiles = ColumnProfiles.of(raw.names(), roles, data);
    return new KeyedDataset(data, keys, 0, new InputProfile(profiles, withoutTarget, warnings));
  }

  /** The rows that have a target, or all where one without it is an error. */
  public static RawTable withTarget(RawTable raw, ColumnRoles roles) {
    return withTarget(raw, roles, new InputCells(roles.format()));
  }

  static RawTable withTarget(RawTable raw, ColumnRoles roles, InputCells cells) {
    int target = raw.names().indexOf(roles.target());
    if (roles.missingTarget() == MissingTarget.ERROR || target < 0) {
      return raw;
    }
    TextColumn targets = TextColumn.of(raw, roles.target(), cells);
    int[] kept = IntStream.range(0, raw.rows()).filter(row -> !targets.isMissing(row)).toArray();
    return kept.length == raw.rows() ? raw : raw.rows(kept);
  }

  /** A code for each group, in order of their first rows. */
  private int[] groups(TextColumn text) {
    CellChecks.requirePresent(text, "fill it in, or leave the row out", problems);
    EqualCells groups = text.equalCells();
    return IntStream.range(0, text.rows()).map(groups::codeAt).toArray();
  }

  private double[] times(TextColumn text) {
    CellChecks.requirePresent(text, "fill it in, or leave the row out", problems);
    double[] times =
        IntStream.range(0, text.rows())
            .mapToDouble(
                row ->
                    text.isMissing(row)
                        ? Double.NaN
                        : time(text.cellAt(row), text.format().dateOrder()))
            .toArray();
    text.report(
        row -> !text.isMissing(row) && Double.isNaN(times[row]),
        "is not a time",
        CellChecks.dateRemedy(text)
            + "write a number, an ISO date such as 2024-03-01 or a timestamp such as"
            + " 2024-03-01T12:00:00",
        problems);
    boolean dates = firstIsDate(text);
    text.report(
        row -> !text.isMissing(row) && text.isNotNumber(row) != dates,
        "is a " + (dates ? "number among dates" : "date among numbers"),
        "write all times in one way",
        problems);
    return times;
  }

  private static double time(String cell, DateOrder order) {
    double number = CellText.time(cell);
    return Double.isNaN(number) ? MomentText.seconds(cell, order) : number;
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
    return places.containsKey(name) ? Optional.of(text(name)) : Optional.empty();
  }

  private TextColumn text(String name) {
    return TextColumn.of(raw, places.getOrDefault(name, -1), cells);
  }
}
