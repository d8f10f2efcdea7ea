package io.sparktune.data.series;

import io.sparktune.data.Fingerprint;
import io.sparktune.data.NumberTarget;
import java.io.Serializable;

/**
 * Steps of series, each with the target's values from it on.
 *
 * @param columns that the values are from
 * @param season in steps; 0 where there is none
 * @param places of the first step that each row foretells, rising
 * @param target as many steps of each row as the horizon has
 */
@SuppressWarnings("ArrayRecordComponent") // places stay primitive
record SeriesSteps(
    SeriesColumns columns, double season, SeriesValues values, int[] places, NumberTarget target)
    implements Serializable {

  SeriesSteps {
    if (places.length != target.rows()) {
      throw new IllegalArgumentException(
          places.length + " places for " + target.rows() + " targets");
    }
  }

  int rows() {
    return places.length;
  }

  /** The number of steps that each row foretells. */
  int horizon() {
    return target.width();
  }

  /** SHA-256 of all that they say. */
  String digest() {
    Fingerprint fingerprint =
        new Fingerprint()
            .add(columns.numbers())
            .add(columns.seen().size())
            .add(values.ids())
            .add(values.starts())
            .add(values.axis().toString())
            .add(season);
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
