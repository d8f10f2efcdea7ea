package io.sparktune.data.series;

import io.sparktune.data.DataError;
import io.sparktune.data.KeyedDataset;
import io.sparktune.data.NumberTarget;
import io.sparktune.data.RowKeys;
import io.sparktune.data.cells.Cells;
import io.sparktune.data.profile.InputProfile;
import io.sparktune.data.table.text.CellText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Makes the rows of a study of series: every step before which and from which on values are known.
 */
record SeriesRows(SeriesColumns columns, double season, int horizon) {

  /**
   * The data set, whose rows are ordered by the last step that they foretell.
   *
   * @param warnings sentences about what was decided
   * @throws DataError if there is nothing to learn
   */
  KeyedDataset of(SeriesValues values, List<String> warnings) {
    List<String> told = new ArrayList<>(warnings);
    int[] places = places(values);
    if (places.length == 0) {
      throw new DataError(
          "No series has %d known values in a row, which data.horizon = %d takes; there are %d steps."
              .formatted(horizon + 1, horizon, values.places()));
    }
    long alone =
        IntStream.range(0, values.ids().size())
            .filter(series -> values.starts()[series + 1] - values.starts()[series] <= horizon)
            .count();
    if (alone > 0) {
      told.add(
          "%d of %d series have no more steps than data.horizon; nothing is foretold of them."
              .formatted(alone, values.ids().size()));
    }
    SeriesSteps data = steps(values, places);
    requireVariety(data);
    double[] times =
        Arrays.stream(places)
            .mapToDouble(place -> (double) values.stepAt(place) + horizon - 1)
            .toArray();
    return new KeyedDataset(
        new SeriesDataset(data),
        new RowKeys(new int[0], times, horizon),
        0,
        new InputProfile(List.of(), 0, told));
  }

  private int[] places(SeriesValues values) {
    List<Integer> places = new ArrayList<>();
    for (int series = 0; series < values.ids().size(); series++) {
      int end = values.starts()[series + 1];
      int known = 0;
      for (int place = values.starts()[series] + 1; place < end; place++) {
        known = Double.isNaN(values.targetAt(place)) ? 0 : known + 1;
        if (known >= horizon) {
          places.add(place - horizon + 1);
        }
      }
    }
    return places.stream().mapToInt(Integer::intValue).toArray();
  }

  /** The rows at some places, whose targets may be unknown. */
  SeriesSteps steps(SeriesValues values, int[] places) {
    Cells targets =
        Cells.ofNumbers(
            Math.multiplyExact(places.length, horizon),
            cell -> known(values, places[cell / horizon], cell % horizon));
    return new SeriesSteps(
        columns, season, values, places, NumberTarget.of(columns.target(), targets, horizon));
  }

  private static double known(SeriesValues values, int place, int lead) {
    int series = values.seriesAt(place);
    return place + lead < values.starts()[series + 1] ? values.targetAt(place + lead) : Double.NaN;
  }

  private void requireVariety(SeriesSteps data) {
    double first = data.target().valueAt(0);
    boolean varies =
        IntStream.range(0, data.rows()).anyMatch(row -> data.target().valueAt(row) != first);
    if (!varies) {
      throw new DataError(
          "Every step has the target %s at %s, so there is nothing to learn; name another column in"
                  .formatted(CellText.quoted(columns.target()), first)
              + " data.target.");
    }
  }
}
