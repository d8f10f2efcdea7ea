package io.sparktune.data.series;

import io.sparktune.data.Fingerprint;
import io.sparktune.data.NumberTarget;
import io.sparktune.data.cells.Cells;
import java.io.Serializable;

/**
 * Steps of series, each with the target's values from it on.
 *
 * @param aim what is foretold
 * @param places of the first step that each row foretells, rising
 * @param target as many steps of each row as the horizon has, and all targets of each step
 */
@SuppressWarnings("ArrayRecordComponent") // places stay primitive
record SeriesSteps(SeriesAim aim, SeriesValues values, int[] places, NumberTarget target)
    implements Serializable {

  SeriesSteps {
    if (places.length != target.rows()) {
      throw new IllegalArgumentException(
          places.length + " places for " + target.rows() + " targets");
    }
  }

  /** The rows at some places, whose targets may be unknown. */
  static SeriesSteps of(SeriesAim aim, SeriesValues values, int[] places) {
    int width = aim.numbers();
    Cells targets =
        Cells.ofNumbers(
            Math.multiplyExact(places.length, width),
            cell -> known(aim, values, places[cell / width], cell % width));
    return new SeriesSteps(
        aim, values, places, NumberTarget.of(aim.columns().targetText(), targets, width));
  }

  private static double known(SeriesAim aim, SeriesValues values, int place, int number) {
    int at = place + number / aim.targets();
    return at < values.starts()[values.seriesAt(place) + 1]
        ? values.valueAt(number % aim.targets(), at)
        : Double.NaN;
  }

  int rows() {
    return places.length;
  }

  /** SHA-256 of all that they say. */
  String digest() {
    Fingerprint fingerprint =
        new Fingerprint()
            .add(aim.columns().numbers())
            .add(aim.columns().seen().size())
            .add(values.ids())
            .add(values.starts())
            .add(values.axis().toString())
            .add(aim.season());
    if (aim.targets() > 1) {
      fingerprint.add(aim.targets());
    }
    for (double share : aim.quantiles()) {
      fingerprint.add(share);
    }
    for (long step : values.firstSteps()) {
      fingerprint.add((double) step);
    }
    for (int column = 0; column < values.columns().size(); column++) {
      for (int place = 0; place < values.places(); place++) {
        fingerprint.add(values.columns().get(column).numberAt(place));
      }
    }
    return fingerprint.add(places).add(target).hex();
  }
}
