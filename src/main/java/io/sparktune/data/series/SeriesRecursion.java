package io.sparktune.data.series;

import io.sparktune.data.BatchWriter;
import io.sparktune.data.FittedInputs;
import io.sparktune.data.cells.Cells;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Forecasts of several steps by a network of one: it reads what it foretold as if it had come.
 * Outputs are those of a network that foretells all steps at once, so that they are read alike.
 */
record SeriesRecursion(SeriesForm form, SeriesSteps data) implements FittedInputs.Recursion {

  @Override
  public int steps() {
    return form.aim().horizon();
  }

  @Override
  public float[] outputs(int[] rows, Function<BatchWriter, float[]> network) {
    Past past = new Past(rows);
    int width = form.aim().targets();
    double[][] foretold = new double[rows.length][steps() * width];
    for (int lead = 0; lead < steps(); lead++) {
      SeriesSteps steps = past.behind(lead, foretold);
      SeriesChannels channels = new SeriesChannels(form, steps.values());
      float[] next = network.apply(new SeriesWriter(form, steps, channels));
      for (int i = 0; i < rows.length; i++) {
        for (int target = 0; target < width; target++) {
          double difference = form.outputScales().get(target).unscaled(next[i * width + target]);
          foretold[i][lead * width + target] =
              form.settings()
                  .transform()
                  .undone(difference + channels.base(target, steps.places()[i], 0));
        }
      }
    }
    return coded(rows, foretold);
  }

  private float[] coded(int[] rows, double[][] foretold) {
    SeriesCoding coding = new SeriesCoding(form, data, new SeriesChannels(form, data.values()));
    int numbers = form.aim().numbers();
    float[] outputs = new float[Math.multiplyExact(rows.length, numbers)];
    for (int i = 0; i < outputs.length; i++) {
      outputs[i] = coding.coded(rows[i / numbers], i % numbers, foretold[i / numbers][i % numbers]);
    }
    return outputs;
  }

  /** The steps that are read before each row, as a series of its own, and room behind them. */
  private final class Past {
    private final int[] starts;
    private final int[] first;
    private final int[] places;
    private final long[] firstSteps;
    private final List<String> ids;
    private final List<Cells> columns = new ArrayList<>();

    Past(int[] rows) {
      places = Arrays.stream(rows).map(row -> data.places()[row]).toArray();
      starts = new int[rows.length + 1];
      first = new int[rows.length];
      firstSteps = new long[rows.length];
      ids = IntStream.range(0, rows.length).mapToObj(Integer::toString).toList();
      for (int i = 0; i < rows.length; i++) {
        int start = data.values().starts()[data.values().seriesAt(places[i])];
        first[i] = Math.max(start, places[i] - form.history());
        firstSteps[i] = data.values().stepAt(first[i]);
        starts[i + 1] = starts[i] + places[i] - first[i] + steps();
      }
      for (int column = 0; column < data.values().columns().size(); column++) {
        boolean isKnown = column >= form.columns().pastCount();
        double[] values = new double[starts[rows.length]];
        for (int i = 0; i < rows.length; i++) {
          copy(column, i, isKnown ? steps() : 0, values);
        }
        columns.add(Cells.ofNumbers(values));
      }
    }

    private void copy(int column, int row, int behind, double[] into) {
      int start = data.values().starts()[data.values().seriesAt(places[row])];
      int end = data.values().starts()[data.values().seriesAt(places[row]) + 1];
      Arrays.fill(into, starts[row], starts[row + 1], Double.NaN);
      int until = Math.min(end, places[row] + behind);
      for (int place = first[row]; place < until; place++) {
        into[starts[row] + place - first[row]] = data.values().valueAt(column, place);
      }
      // What is missing has the value before it, also where that is read no more.
      for (int place = first[row]; Double.isNaN(into[starts[row]]) && place >= start; place--) {
        into[starts[row]] = data.values().valueAt(column, place);
      }
    }

    /** The step behind those that were foretold, so many. */
    SeriesSteps behind(int lead, double[][] foretold) {
      int targets = form.aim().targets();
      List<Cells> now = new ArrayList<>(columns);
      for (int target = 0; target < targets; target++) {
        Cells known = columns.get(target);
        double[] values = new double[starts[places.length]];
        Arrays.setAll(values, known::numberAt);
        for (int i = 0; i < places.length; i++) {
          int at = starts[i] + places[i] - first[i];
          for (int step = 0; step < lead; step++) {
            values[at + step] = foretold[i][step * targets + target];
          }
        }
        now.set(target, Cells.ofNumbers(values));
      }
      int[] next =
          IntStream.range(0, places.length)
              .map(i -> starts[i] + places[i] - first[i] + lead)
              .toArray();
      return SeriesSteps.of(
          form.aim(), new SeriesValues(data.values().axis(), ids, starts, firstSteps, now), next);
    }
  }
}
