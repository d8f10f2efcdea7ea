package io.sparktune.data.series;

import io.sparktune.data.DataError;
import io.sparktune.data.Dataset;
import io.sparktune.data.RawTable;
import io.sparktune.data.cells.Cells;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The series of a table that a trained model foretells. */
public final class SeriesInput {

  private final SeriesForm form;
  private final SeriesValues values;

  /** By place: the row of the table, negative where there is none. */
  private final int[] rowAt;

  private SeriesInput(SeriesForm form, SeriesValues values, int[] rowAt) {
    this.form = form;
    this.values = values;
    this.rowAt = rowAt;
  }

  /**
   * The series of a table with the model's columns.
   *
   * @throws DataError if it lacks one, or a cell cannot be read
   */
  public static SeriesInput of(FittedSeries fitted, RawTable table) {
    SeriesForm form = fitted.form();
    SeriesTableReader reader = new SeriesTableReader(table, form.columns(), true);
    SeriesValues read = reader.read(form.axis());
    int[] rowAt = reader.rowAt();
    // Behind its last step a series has those that are foretold.
    int[] starts = new int[read.starts().length];
    for (int series = 0; series < read.ids().size(); series++) {
      starts[series + 1] =
          starts[series] + read.starts()[series + 1] - read.starts()[series] + form.horizon();
    }
    int[] rows = new int[starts[starts.length - 1]];
    Arrays.fill(rows, -1);
    int[] from = new int[rows.length];
    Arrays.fill(from, -1);
    for (int series = 0; series < read.ids().size(); series++) {
      for (int place = read.starts()[series]; place < read.starts()[series + 1]; place++) {
        int at = starts[series] + place - read.starts()[series];
        from[at] = place;
        rows[at] = rowAt[place];
      }
    }
    List<Cells> columns =
        read.columns().stream()
            .map(
                column ->
                    Cells.ofNumbers(
                        from.length, at -> from[at] < 0 ? Double.NaN : column.numberAt(from[at])))
            .toList();
    return new SeriesInput(
        form, new SeriesValues(read.axis(), read.ids(), starts, read.firstSteps(), columns), rows);
  }

  /**
   * What was predicted for the {@link #steps}, by rows of the table.
   *
   * @param rows of the table
   * @return null where no step before the row is known
   */
  public float[] @Nullable [] byRow(float[][] predictions, int rows) {
    float[][] byRow = new float[rows][];
    int[] places = places();
    for (int i = 0; i < places.length; i++) {
      byRow[rowAt[places[i]]] = predictions[i];
    }
    return byRow;
  }

  private int[] places() {
    return IntStream.range(0, rowAt.length)
        .filter(place -> rowAt[place] >= 0 && place > values.starts()[values.seriesAt(place)])
        .toArray();
  }

  /** Those rows, in their order, as a model reads them. */
  public Dataset steps() {
    return dataset(places());
  }

  private Dataset dataset(int[] places) {
    return new SeriesDataset(
        new SeriesRows(form.columns(), form.season(), form.horizon()).steps(values, places));
  }

  /** The names of the series; one empty text where there is one series without a name. */
  public List<String> ids() {
    return values.ids();
  }

  /**
   * The steps behind the last known target of each series, as a model reads them.
   *
   * @throws DataError if what is known ahead is missing there
   */
  public Dataset next() {
    int[] places = IntStream.range(0, ids().size()).map(this::end).toArray();
    for (int place : places) {
      requireKnown(place);
    }
    return dataset(places);
  }

  /** The place behind the last known target of a series. */
  private int end(int series) {
    int end = values.starts()[series + 1];
    while (Double.isNaN(values.targetAt(end - 1))) {
      end--;
    }
    return end;
  }

  private void requireKnown(int place) {
    for (int lead = 0; lead < form.horizon(); lead++) {
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
   * @param targets of each series, step by step
   */
  public SeriesInput with(float[][] targets) {
    int more = form.horizon();
    int[] starts = new int[values.starts().length];
    for (int series = 0; series < ids().size(); series++) {
      starts[series + 1] =
          starts[series] + values.starts()[series + 1] - values.starts()[series] + more;
    }
    List<double[]> columns = new ArrayList<>();
    int[] rows = new int[starts[starts.length - 1]];
    Arrays.fill(rows, -1);
    for (int column = 0; column < values.columns().size(); column++) {
      double[] extended = new double[rows.length];
      Arrays.fill(extended, Double.NaN);
      for (int series = 0; series < ids().size(); series++) {
        int start = values.starts()[series];
        for (int place = start; place < values.starts()[series + 1]; place++) {
          extended[starts[series] + place - start] = values.columns().get(column).numberAt(place);
        }
        for (int lead = 0; column == 0 && lead < more; lead++) {
          extended[starts[series] + end(series) - start + lead] = targets[series][lead];
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
        rows);
  }
}
