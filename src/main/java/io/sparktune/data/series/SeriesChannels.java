package io.sparktune.data.series;

import io.sparktune.data.cells.Cells;

/** The values of series by place as networks read them, before they are scaled. */
final class SeriesChannels {

  private final SeriesForm form;
  private final SeriesValues values;

  /** By target: its transformed values; where one is missing, the one before. */
  private final double[][] transformed;

  /** By target: its differences; NaN where the values before are not known. */
  private final double[][] differenced;

  /** The other columns; where a value is missing, the one before, NaN where there is none. */
  private final double[][] others;

  SeriesChannels(SeriesForm form, SeriesValues values) {
    this.form = form;
    this.values = values;
    int targets = form.aim().targets();
    this.transformed = new double[targets][];
    this.differenced = new double[targets][];
    this.others = new double[values.columns().size() - targets][];
    for (int column = 0; column < others.length; column++) {
      others[column] = filled(values.columns().get(column + targets));
    }
    for (int target = 0; target < targets; target++) {
      double[] filled = filled(values.columns().get(target));
      for (int place = 0; place < filled.length; place++) {
        filled[place] = form.transformed(target, filled[place]);
      }
      transformed[target] = filled;
      differenced[target] = differenced(filled);
    }
  }

  private double[] filled(Cells column) {
    double[] filled = new double[values.places()];
    for (int series = 0; series < values.ids().size(); series++) {
      double before = Double.NaN;
      for (int place = values.starts()[series]; place < values.starts()[series + 1]; place++) {
        double value = column.numberAt(place);
        before = Double.isNaN(value) ? before : value;
        filled[place] = before;
      }
    }
    return filled;
  }

  private double[] differenced(double[] transformed) {
    double[] differenced = new double[transformed.length];
    int season = form.differencedSeason();
    for (int series = 0; series < values.ids().size(); series++) {
      int start = values.starts()[series];
      int end = values.starts()[series + 1];
      for (int place = end - 1; place >= start; place--) {
        differenced[place] =
            season == 0
                ? transformed[place]
                : place - season < start
                    ? Double.NaN
                    : transformed[place] - transformed[place - season];
      }
      for (int order = 0; order < form.settings().difference(); order++) {
        for (int place = end - 1; place >= start; place--) {
          differenced[place] =
              place == start ? Double.NaN : differenced[place] - differenced[place - 1];
        }
      }
    }
    return differenced;
  }

  /** The value of a column at a place that a network reads; NaN where it is not known. */
  double at(int column, int place) {
    return column < differenced.length
        ? differenced[column][place]
        : others[column - differenced.length][place];
  }

  /** Whether all that is read of the steps before a place is there. */
  boolean hasHistory(int place) {
    return place - form.history() >= values.starts()[values.seriesAt(place)];
  }

  /**
   * What the differences of a foretold step are added to, made of the steps before alone.
   *
   * @param target its number
   * @param place of the first step that is foretold
   * @param lead the number of the foretold step, from 0
   */
  double base(int target, int place, int lead) {
    double[] known = transformed[target];
    int start = values.starts()[values.seriesAt(Math.min(place, values.places() - 1))];
    if (place == start) {
      return 0;
    }
    int last = place - 1;
    int season = form.differencedSeason();
    int back = season == 0 ? 0 : season * ((lead + season) / season);
    boolean isSeasonKnown = season > 0 && place + lead - back >= start;
    double base = isSeasonKnown ? known[place + lead - back] : 0;
    if (season > 0 && !isSeasonKnown) {
      return known[last];
    }
    if (form.settings().difference() > 0) {
      base += rest(known, last, start);
    }
    if (form.settings().difference() > 1) {
      base +=
          (lead + 1) * (rest(known, last, start) - rest(known, Math.max(last - 1, start), start));
    }
    return base;
  }

  /** A value without that of a season before; where none is known, 0. */
  private double rest(double[] known, int place, int start) {
    int season = form.differencedSeason();
    if (season == 0) {
      return known[place];
    }
    return place - season < start ? 0 : known[place] - known[place - season];
  }
}
