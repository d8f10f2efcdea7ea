package io.sparktune.data.series;

import io.sparktune.data.DataError;
import io.sparktune.data.ProblemList;
import io.sparktune.data.RawTable;
import io.sparktune.data.series.steps.AxisFinder;
import io.sparktune.data.series.steps.StepLength;
import io.sparktune.data.series.steps.TimeAxis;
import io.sparktune.data.series.steps.TimeText;
import io.sparktune.data.table.text.CellText;
import io.sparktune.data.table.text.CellTexts;
import io.sparktune.data.table.text.InputCells;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Reads the rows of a table as the steps of series, on the driver. */
final class SeriesTableReader {

  private final RawTable table;
  private final SeriesColumns columns;
  private final Resampling resampling;
  private final boolean fillsGaps;
  private final ProblemList problems = new ProblemList();
  private final List<String> warnings;
  private boolean areDates;
  private int[] placeOf = {};

  /**
   * @param fillsGaps whether missing steps may be there
   */
  SeriesTableReader(RawTable table, SeriesAim aim, boolean fillsGaps) {
    this.table = table;
    this.columns = aim.columns();
    this.resampling = aim.resampling();
    this.fillsGaps = fillsGaps;
    this.warnings = new ArrayList<>(table.notes());
  }

  /** Sentences about what was decided; whole after {@link #read}. */
  List<String> warnings() {
    return warnings;
  }

  /** By row of the table: its place, negative where it has none; there after {@link #read}. */
  int[] placeOf() {
    return placeOf;
  }

  /**
   * The values of all series, from the first known target of each on.
   *
   * @param known steps on which the times must lie; null where they are found
   * @throws DataError with all problems, at most twenty of them in full
   */
  SeriesValues read(@Nullable TimeAxis known) {
    requireColumns();
    @Nullable String[] texts = texts(columns.time());
    double[] times = times(texts);
    List<double[]> numbers = columns.numbers().stream().map(this::numbers).toList();
    Map<String, List<Integer>> rows = rowsById();
    problems.throwIfAny();
    if (table.rows() == 0) {
      throw new DataError("There are no rows; add rows below the header.");
    }
    rows.forEach((id, of) -> sort(id, of, times, texts));
    problems.throwIfAny();
    rows.values().forEach(of -> of.subList(0, firstKnown(of, numbers)).clear());
    rows.values().removeIf(List::isEmpty);
    if (rows.isEmpty()) {
      throw new DataError(
          "Every cell of the target %s is missing; fill it in."
              .formatted(CellText.quoted(columns.targetText())));
    }
    TimeAxis axis = known == null ? axis(rows, times) : known;
    return values(axis, rows, times, numbers);
  }

  private void requireColumns() {
    List<String> wanted = new ArrayList<>(List.of(columns.time()));
    if (!columns.id().isEmpty()) {
      wanted.add(columns.id());
    }
    wanted.addAll(columns.numbers());
    for (String name : wanted) {
      if (!table.names().contains(name)) {
        problems.add(
            "There is no column %s; the columns are %s."
                .formatted(CellText.quoted(name), String.join(", ", table.names())));
      } else if (table.unreadable().containsKey(name)) {
        problems.add(
            "The column %s cannot be used: %s."
                .formatted(CellText.quoted(name), table.unreadable().get(name)));
      }
    }
    problems.throwIfAny();
  }

  private InputCells cells(String name) {
    InputCells cells = new InputCells(columns.format());
    return table.values().contains(name) ? cells.ofValues() : cells;
  }

  private @Nullable String[] texts(String name) {
    InputCells cells = cells(name);
    String[] texts = CellTexts.of(table.columns().get(table.names().indexOf(name)));
    return Arrays.stream(texts).map(cells::text).toArray(String[]::new);
  }

  private String place(int row, String column) {
    return table.places().apply(row) + ", column " + CellText.quoted(column) + ": ";
  }

  private double[] times(@Nullable String[] texts) {
    double[] times = new double[texts.length];
    String first = Arrays.stream(texts).filter(text -> text != null).findFirst().orElse("0");
    boolean areTexts = !TimeText.isNumber(first);
    areDates = areTexts || columns.timeNumbers().areMoments();
    for (int row = 0; row < times.length; row++) {
      String text = texts[row];
      if (text == null) {
        problems.add(
            place(row, columns.time()) + "the time is missing; fill it in, or leave the row out");
        continue;
      }
      times[row] = TimeText.time(text, columns.format().dateOrder());
      if (Double.isNaN(times[row])) {
        problems.add(
            place(row, columns.time())
                + CellText.quoted(text)
                + " is not a time; write a number, a month such as 2024-03, a date such as"
                + " 2024-03-01 or a timestamp such as 2024-03-01T12:00:00, or set data.date-order");
      } else if (TimeText.isNumber(text) == areTexts) {
        problems.add(
            place(row, columns.time())
                + CellText.quoted(text)
                + (areTexts ? " is a number among dates" : " is a date among numbers")
                + "; write all times in one way");
      } else if (!areTexts) {
        times[row] = columns.timeNumbers().time(times[row]);
      }
    }
    return times;
  }

  private double[] numbers(String name) {
    InputCells cells = cells(name);
    @Nullable String[] texts = texts(name);
    double[] numbers = new double[texts.length];
    for (int row = 0; row < numbers.length; row++) {
      Optional<String> fault = cells.fault(texts[row]);
      if (fault.isPresent()) {
        problems.add(
            place(row, name)
                + fault.get()
                + "; correct it, add it to data.missing, or set data.decimal, data.thousands or"
                + " data.strip");
      } else {
        numbers[row] = cells.number(texts[row]);
      }
    }
    return numbers;
  }

  private Map<String, List<Integer>> rowsById() {
    Map<String, List<Integer>> rows = new LinkedHashMap<>();
    if (columns.id().isEmpty()) {
      rows.put("", new ArrayList<>(IntStream.range(0, table.rows()).boxed().toList()));
      return rows;
    }
    @Nullable String[] ids = texts(columns.id());
    for (int row = 0; row < ids.length; row++) {
      String id = ids[row];
      if (id == null) {
        problems.add(
            place(row, columns.id()) + "the series is missing; fill it in, or leave the row out");
      } else {
        rows.computeIfAbsent(id, any -> new ArrayList<>()).add(row);
      }
    }
    return rows;
  }

  /** Brings the rows of a series into the order of their times, each of which it has once. */
  private void sort(String id, List<Integer> rows, double[] times, @Nullable String[] texts) {
    List<Integer> before = List.copyOf(rows);
    rows.sort(Comparator.comparingDouble(row -> times[row]));
    if (!rows.equals(before)) {
      warnings.add(
          "The rows%s are not in the order of %s; they are read in that order."
              .formatted(ofSeries(id), CellText.quoted(columns.time())));
    }
    for (int i = 1; i < rows.size() && !resampling.isAsked(); i++) {
      int row = rows.get(i);
      if (times[row] == times[rows.get(i - 1)]) {
        problems.add(
            place(row, columns.time())
                + texts[row]
                + " is also in "
                + table.places().apply(rows.get(i - 1))
                + ofSeries(id)
                + "; leave one of the rows out"
                + (columns.id().isEmpty()
                    ? ", or name the column that tells series apart in data.series"
                    : ""));
      }
    }
  }

  private static String ofSeries(String id) {
    return id.isEmpty() ? "" : " of the series " + CellText.quoted(id);
  }

  /** The first row with all targets. */
  private int firstKnown(List<Integer> rows, List<double[]> numbers) {
    List<double[]> targets = numbers.subList(0, columns.targets().size());
    int first = 0;
    while (first < rows.size() && isMissing(rows.get(first), targets)) {
      first++;
    }
    return first;
  }

  private static boolean isMissing(int row, List<double[]> targets) {
    return targets.stream().anyMatch(target -> Double.isNaN(target[row]));
  }

  private TimeAxis axis(Map<String, List<Integer>> rows, double[] times) {
    for (StepLength step : resampling.step()) {
      if ((step.unit() == TimeAxis.Unit.NUMBERS) == areDates) {
        throw new DataError(
            "data.step is %s, but the times are %s; set it to %s."
                .formatted(
                    areDates ? "a number" : "a length of time",
                    areDates ? "dates" : "numbers",
                    areDates ? "a length such as \"1 day\"" : "a number"));
      }
      return step.from(
          rows.values().stream()
              .flatMap(List::stream)
              .mapToDouble(row -> times[row])
              .min()
              .orElseThrow());
    }
    List<double[]> bySeries =
        rows.values().stream()
            .map(of -> of.stream().mapToDouble(row -> times[row]).toArray())
            .toList();
    return AxisFinder.find(bySeries, areDates).orElseThrow(() -> irregular(rows, times));
  }

  private DataError irregular(Map<String, List<Integer>> rows, double[] times) {
    List<Integer> longest =
        rows.values().stream().max(Comparator.comparingInt(List::size)).orElseThrow();
    TimeAxis unit = new TimeAxis(areDates ? TimeAxis.Unit.SECONDS : TimeAxis.Unit.NUMBERS, 0, 1);
    return new DataError(
        "The steps of %s are not regular: they begin with %s; bring the rows to one distance"
                .formatted(
                    CellText.quoted(columns.time()),
                    String.join(
                        ", ", longest.stream().limit(4).map(row -> unit.text(times[row])).toList()))
            + " between times, such as one row a day, or a multiple of it where steps are"
            + " missing, or set data.step to a length that they are brought to.");
  }

  private SeriesValues values(
      TimeAxis axis, Map<String, List<Integer>> rows, double[] times, List<double[]> numbers) {
    long[] steps = new long[times.length];
    rows.values().forEach(of -> of.forEach(row -> steps[row] = step(axis, row, times)));
    problems.throwIfAny();
    SeriesPlaces places = new SeriesPlaces(axis, rows, steps);
    placeOf = places.placeOf();
    places
        .gaps()
        .ifPresent(
            gaps -> {
              if (!fillsGaps) {
                throw new DataError(gaps + "; add rows, or set data.gaps to fill.");
              }
              warnings.add(
                  gaps
                      + "; where one is read, the value before stands in its place, and none is"
                      + " foretold.");
            });
    return places.values(numbers, resampling.aggregate());
  }

  private long step(TimeAxis axis, int row, double[] times) {
    double step = resampling.isAsked() ? axis.stepWith(times[row]) : axis.stepAt(times[row]);
    if (Double.isNaN(step)) {
      problems.add(
          place(row, columns.time())
              + axis.text(times[row])
              + " is not on a step; the model reads steps of "
              + axis.stepText());
      return 0;
    }
    return (long) step;
  }
}
