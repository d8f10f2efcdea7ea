package io.sparktune.data.series;

import io.sparktune.data.cells.Cells;
import io.sparktune.data.series.steps.TimeAxis;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;

/**
 * The values of series at regular steps, at places numbered through: one series after the other,
 * each step by step without a gap.
 *
 * @param ids of the series; one empty text where there is one series
 * @param starts the first place of each series, and the number of all places behind them
 * @param firstSteps the number of each series' first step
 * @param columns by column, the targets first; NaN where nothing is known
 */
@SuppressWarnings("ArrayRecordComponent") // places stay primitive
record SeriesValues(
    TimeAxis axis, List<String> ids, int[] starts, long[] firstSteps, List<Cells> columns)
    implements Serializable {

  SeriesValues {
    ids = List.copyOf(ids);
    columns = List.copyOf(columns);
    if (starts.length != ids.size() + 1 || firstSteps.length != ids.size()) {
      throw new IllegalArgumentException(ids.size() + " series with " + starts.length + " starts");
    }
  }

  int places() {
    return starts[starts.length - 1];
  }

  /** The number of the series that a place is in. */
  int seriesAt(int place) {
    int found = Arrays.binarySearch(starts, place);
    return found >= 0 ? lastAt(found) : -found - 2;
  }

  /** Series without steps start where the next one does. */
  private int lastAt(int found) {
    int last = found;
    while (last + 2 < starts.length && starts[last + 1] == starts[last]) {
      last++;
    }
    return last;
  }

  /** The number of the step at a place. */
  long stepAt(int place) {
    int series = seriesAt(place);
    return firstSteps[series] + place - starts[series];
  }

  double valueAt(int column, int place) {
    return columns.get(column).numberAt(place);
  }

  /** Whether the first columns, so many, have a value at a place. */
  boolean hasFirst(int count, int place) {
    for (int column = 0; column < count; column++) {
      if (Double.isNaN(valueAt(column, place))) {
        return false;
      }
    }
    return true;
  }

  long bytes() {
    return columns.stream().mapToLong(Cells::bytes).sum();
  }
}
