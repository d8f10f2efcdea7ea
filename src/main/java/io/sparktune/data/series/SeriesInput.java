package io.sparktune.data.series;

import io.sparktune.data.DataError;
import io.sparktune.data.Dataset;
import io.sparktune.data.RawTable;
import io.sparktune.data.cells.Cells;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** The series of a table that a trained model foretells. */
public final class SeriesInput {

  private final SeriesForm form;
  private final SeriesValues values;

  /** By row of the table: its place, negative where it has none. */
  private final int[] placeOf;

  private SeriesInput(SeriesForm form, SeriesValues values, int[] placeOf) {
    this.form = form;
    this.values = values;
    this.placeOf = placeOf;
  }

  /**
   * The series of a table with the model's columns.
   *
   * @throws DataError if it lacks one, or a cell cannot be read
   */
  public static SeriesInput of(FittedSeries fitted, RawTable table) {
    SeriesForm form = fitted.form();
    SeriesTableReader reader = new SeriesTableReader(table, form.aim(), true);
    SeriesValues read = reader.read(form.axis());
    // Behind its last step a series has those that are foretold.
    int[] starts = new int[read.starts().length];
    for (int series = 0; series < read.ids().size(); series++) {
      starts[series + 1] =
          starts[series] + read.starts()[series + 1] - read.starts()[series] + form.aim().horizon();
    }
    int[] from = new int[starts[starts.length - 1]];
    Arrays.fill(from, -1);
    for (int series = 0; series < read.ids().size(); series++) {
      for (int place = read.starts()[series]; place < read.starts()[series + 1]; place++) {
        from[starts[series] + place - read.starts()[series]] = place;
      }
    }
    List<Cells> columns =
        read.columns().stream()
            .map(
                column ->
                    Cells.ofNumbers(
                        from.length, at -> from[at] < 0 ? Double.NaN : column.numberAt(from[at])))
            .toList();
    int[] placeOf =
        Arrays.stream(reader.placeOf())
            .map(place -> place < 0 ? -1 : place + form.aim().horizon() * read.seriesAt(place))
            .toArray();
    return new SeriesInput(
        form,
        new SeriesValues(read.axis(), read.ids(), starts, read.firstSteps(), columns),
        placeOf);
  }

  /**
   * What was predicted for the {@link #steps}, by rows of the table: first what was foretold one
   * step before the row, then two steps before it, and so on; NaN where that step is not there.
   *
   * @param rows of the table
   */
  public float[][] byRow(float[][] predictions, int rows) {
    float[][] byRow = new float[rows][form.aim().numbers()];
    int[] places = places();
    for (int row = 0; row < rows; row++) {
      Arrays.fill(byRow[row], Float.NaN);
      for (int number = 0; placeOf[row] >= 0 && number < form.aim().numbers(); number++) {
        int from = Arrays.binarySearch(places, placeOf[row] - number / form.aim().targets());
        if (from >= 0 && isAlike(places[from], placeOf[row])) {
          byRow[row][number] = predictions[from][number];
        }
      }
    }
    return byRow;
  }

  /** Those from which a row is foretold, rising. */
  private int[] places() {
    return Arrays.stream(placeOf)
        .filter(place -> place >= 0)
        .flatMap(
            place ->
                IntStream.range(0, form.aim().horizon())
                    .map(lead -> place - lead)
                    .filter(from -> from > values.starts()[values.seriesAt(place)]))
        .sorted()
        .distinct()
        .toArray();
  }

  /** Whether two places are in one series. */
  private boolean isAlike(int place, int other) {
    return values.seriesAt(place) == values.seriesAt(other);
  }

  /** Those rows, in their order, as a model reads them. */
  public Dataset steps() {
    return dataset(places());
  }

  private Dataset dataset(int[] places) {
    return new SeriesDataset(SeriesSteps.of(form.aim(), values, places));
  }

  /** The names of the series; one empty text where there is one series without a name. */
  public List<String> ids() {
    return values.ids();
  }

  /**
   * The steps behind the last known target of each series, as a model reads them.
   *
   * @param wanted steps, at most those of the horizon; what is foretold of others is not used
   * @throws DataError if what is known ahead is missing there
   */
  public Dataset next(int wanted) {
    int[] places = IntStream.range(0, ids().size()).map(this::end).toArray();
    for (int place : places) {
      requireKnown(place, form.settings().recursive() ? wanted : form.aim().horizon());
    }
    return dataset(places);
  }

  /** The place behind the last known target of a series. */
  private int end(int series) {
    int end = values.starts()[series + 1];
    while (!values.hasFirst(form.aim().targets(), end - 1)) {
      end--;
    }
    return end;
  }

  private void requireKnown(int place, int leads) {
    for (int lead = 0; lead < leads; lead++) {
      for (int column = 0; column < form.columns().known().size(); column++) {
        int of = form.columns().pastCount() + column;
        if (place + lead >= values.starts()[values.seriesAt(place) + 1]
            || Double.isNaN(values.columns().get(of).numberAt(place + lead))) {
          throw new DataError(
              "The column \"%s\" has no value at %s, which has to be known ahead; add rows with it"
                      .formatted(form.columns().known().get(column), time(place + lead))
                  + " and without the target.");
        }
      }
    }
  }

  private String time(int place) {
    int series = values.seriesAt(Math.min(place, values.places() - 1));
    return values.axis().text(values.axis().timeOf(stepAt(series, place)));
  }

  private double stepAt(int series, int place) {
    return (double) values.firstSteps()[series] + place - values.starts()[series];
  }

  /** The time of a step behind the last known target of a series, from 0, as files write it. */
  public String time(int series, int lead) {
    return values.axis().text(values.axis().timeOf(stepAt(series, end(series) + lead)));
  }

  /**
   * The same series with targets behind the last known ones.
   *
   * @param targets of each series, step by step; what is known stays
   */
  public SeriesInput with(float[][] targets) {
    int more = form.aim().horizon();
    int[] starts = new int[values.starts().length];
    for (int series = 0; series < ids().size(); series++) {
      starts[series + 1] =
          starts[series] + values.starts()[series + 1] - values.starts()[series] + more;
    }
    List<double[]> columns = new ArrayList<>();
    for (int column = 0; column < values.columns().size(); column++) {
      double[] extended = new double[starts[starts.length - 1]];
      Arrays.fill(extended, Double.NaN);
      for (int series = 0; series < ids().size(); series++) {
        int start = values.starts()[series];
        for (int place = start; place < values.starts()[series + 1]; place++) {
          extended[starts[series] + place - start] = values.columns().get(column).numberAt(place);
        }
        int behind = starts[series] + end(series) - start;
        int width = form.aim().targets();
        for (int lead = 0; column < width && lead < more; lead++) {
          if (Double.isNaN(extended[behind + lead])) {
            extended[behind + lead] = targets[series][lead * width + column];
          }
        }
      }
      columns.add(extended);
    }
    return new SeriesInput(
        form,
        new SeriesValues(
            values.axis(),
            ids(),
            starts,
            values.firstSteps(),
            columns.stream().map(Cells::ofNumbers).toList()),
        new int[0]);
  }
}
