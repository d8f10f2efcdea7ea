package io.sparktune.data.series;

import io.sparktune.data.DataError;
import io.sparktune.data.cells.Cells;
import io.sparktune.data.series.steps.Aggregate;
import io.sparktune.data.series.steps.TimeAxis;
import io.sparktune.data.table.text.CellText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The places of rows among all steps of their series, from the first one to the last. */
final class SeriesPlaces {

  private static final int MOST_STEPS = Integer.MAX_VALUE / 2;

  /** So many are told with their times. */
  private static final int MOST_GAPS = 3;

  private final TimeAxis axis;
  private final List<String> ids;
  private final int[] starts;
  private final long[] firstSteps;
  private final int[] placeOf;

  /** By place: the rows, in the order of time. */
  private final int[][] rowsAt;

  /**
   * The places of rows.
   *
   * @param rows by the name of their series, at least one of each, in the order of time
   * @param steps by row
   */
  SeriesPlaces(TimeAxis axis, Map<String, List<Integer>> rows, long[] steps) {
    this.axis = axis;
    ids = List.copyOf(rows.keySet());
    starts = new int[rows.size() + 1];
    firstSteps = new long[rows.size()];
    placeOf = new int[steps.length];
    Arrays.fill(placeOf, -1);
    int series = 0;
    for (List<Integer> of : rows.values()) {
      long first = steps[of.get(0)];
      long count = steps[of.get(of.size() - 1)] - first + 1;
      if (count > MOST_STEPS - starts[series]) {
        throw new DataError(
            "There are more than %d steps of %s; the distance between times is too small."
                .formatted(MOST_STEPS, axis.stepText()));
      }
      for (int row : of) {
        placeOf[row] = (int) (starts[series] + steps[row] - first);
      }
      firstSteps[series] = first;
      starts[series + 1] = (int) (starts[series] + count);
      series++;
    }
    rowsAt = new int[starts[series]][];
    Arrays.fill(rowsAt, new int[0]);
    for (List<Integer> of : rows.values()) {
      for (int row : of) {
        int[] before = rowsAt[placeOf[row]];
        int[] all = Arrays.copyOf(before, before.length + 1);
        all[before.length] = row;
        rowsAt[placeOf[row]] = all;
      }
    }
  }

  /** By row: its place, negative where it has none. */
  int[] placeOf() {
    return placeOf.clone();
  }

  SeriesValues values(List<double[]> numbers, Aggregate aggregate) {
    List<Cells> columns = new ArrayList<>();
    for (double[] column : numbers) {
      columns.add(Cells.ofNumbers(rowsAt.length, place -> value(column, place, aggregate)));
    }
    return new SeriesValues(axis, ids, starts, firstSteps, columns);
  }

  private double value(double[] column, int place, Aggregate aggregate) {
    int[] rows = rowsAt[place];
    return rows.length == 1
        ? column[rows[0]]
        : aggregate.of(Arrays.stream(rows).mapToDouble(row -> column[row]).toArray());
  }

  /** A sentence about the steps without a row, where there are any. */
  Optional<String> gaps() {
    int missing = 0;
    int count = 0;
    List<String> told = new ArrayList<>();
    for (int series = 0; series < ids.size(); series++) {
      for (int place = starts[series]; place < starts[series + 1]; place++) {
        if (rowsAt[place].length > 0) {
          continue;
        }
        int first = place;
        while (rowsAt[place + 1].length == 0) {
          place++;
        }
        missing += place - first + 1;
        if (++count <= MOST_GAPS) {
          told.add(gap(series, first, place));
        }
      }
    }
    String more = count <= MOST_GAPS ? "" : " and %d more gaps".formatted(count - MOST_GAPS);
    return missing == 0
        ? Optional.empty()
        : Optional.of(
            "%d of %d steps of %s are missing: %s%s"
                .formatted(missing, rowsAt.length, axis.stepText(), String.join(", ", told), more));
  }

  private String gap(int series, int first, int last) {
    String text = time(series, first);
    if (last > first) {
      text += " to " + time(series, last);
    }
    String id = ids.get(series);
    return id.isEmpty() ? text : text + " of the series " + CellText.quoted(id);
  }

  private String time(int series, int place) {
    return axis.text(axis.timeOf((double) firstSteps[series] + place - starts[series]));
  }
}
