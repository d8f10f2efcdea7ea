package io.sparktune.data.series;

import io.sparktune.data.DataError;
import io.sparktune.data.KeyedDataset;
import io.sparktune.data.RowKeys;
import io.sparktune.data.profile.InputProfile;
import io.sparktune.data.table.text.CellText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Makes the rows of a study of series: every step before which and from which on values are known.
 */
record SeriesRows(SeriesAim aim) {

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
              .formatted(aim.horizon() + 1, aim.horizon(), values.places()));
    }
    long alone =
        IntStream.range(0, values.ids().size())
            .filter(
                series -> values.starts()[series + 1] - values.starts()[series] <= aim.horizon())
            .count();
    if (alone > 0) {
      told.add(
          "%d of %d series have no more steps than data.horizon; nothing is foretold of them."
              .formatted(alone, values.ids().size()));
    }
    SeriesSteps data = SeriesSteps.of(aim, values, places);
    requireVariety(data);
    double[] times =
        Arrays.stream(places)
            .mapToDouble(place -> (double) values.stepAt(place) + aim.horizon() - 1)
            .toArray();
    return new KeyedDataset(
        new SeriesDataset(data),
        new RowKeys(new int[0], times, aim.horizon()),
        0,
        new InputProfile(List.of(), 0, told));
  }

  private int[] places(SeriesValues values) {
    List<Integer> places = new ArrayList<>();
    for (int series = 0; series < values.ids().size(); series++) {
      int end = values.starts()[series + 1];
      int known = 0;
      for (int place = values.starts()[series] + 1; place < end; place++) {
        known = values.hasFirst(aim.targets(), place) ? known + 1 : 0;
        if (known >= aim.horizon()) {
          places.add(place - aim.horizon() + 1);
        }
      }
    }
    return places.stream().mapToInt(Integer::intValue).toArray();
  }

  private void requireVariety(SeriesSteps data) {
    for (int target = 0; target < aim.targets(); target++) {
      int of = target;
      double first = data.values().valueAt(of, data.places()[0]);
      boolean varies =
          Arrays.stream(data.places()).anyMatch(place -> data.values().valueAt(of, place) != first);
      if (!varies) {
        throw new DataError(
            "Every step has the target %s at %s, so there is nothing to learn; name another column"
                    .formatted(CellText.quoted(aim.columns().targets().get(of)), first)
                + " in data.target.");
      }
    }
  }
}
