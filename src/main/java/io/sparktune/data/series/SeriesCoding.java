package io.sparktune.data.series;

import io.sparktune.data.FittedScale;
import io.sparktune.data.coding.TargetCoding;
import java.util.Arrays;
import java.util.List;

/** The scaled differences that stand for the next steps of series. */
record SeriesCoding(SeriesForm form, SeriesSteps data, SeriesChannels channels)
    implements TargetCoding {

  @Override
  public int[] trainable(int[] rows) {
    return Arrays.stream(rows).filter(row -> channels.hasHistory(data.places()[row])).toArray();
  }

  @Override
  public List<Double> naiveErrors() {
    return form.naiveErrors();
  }

  @Override
  public int numbers() {
    return form.aim().numbers();
  }

  @Override
  public List<Double> quantiles() {
    return form.aim().quantiles();
  }

  @Override
  public int outputs() {
    return numbers() * form.aim().levels();
  }

  @Override
  public void write(int row, float[] into, int at) {
    double[] targets = data.target().valuesAt(new int[] {row});
    int levels = form.aim().levels();
    for (int i = 0; i < form.outputs(); i++) {
      into[at + i] = coded(row, i / levels, targets[i / levels]);
    }
  }

  /** What an output should be for a number of a row, or for a quantile of it. */
  float coded(int row, int number, double target) {
    return (float) form.outputScales().get(number).scaled(difference(row, number, target));
  }

  /** A target without what is known of it before. */
  double difference(int row, int number, double target) {
    return form.transformed(number % form.aim().targets(), target) - base(row, number);
  }

  private double base(int row, int number) {
    int targets = form.aim().targets();
    return channels.base(number % targets, data.places()[row], number / targets);
  }

  @Override
  public void read(int row, float[] outputs, int from, double[] into, int at) {
    if (!quantiles().isEmpty()) {
      double[] all = new double[outputs()];
      readQuantiles(row, outputs, from, all, 0);
      int middle = quantiles().indexOf(SeriesAim.HALF);
      for (int number = 0; number < numbers(); number++) {
        into[at + number] = all[number * form.aim().levels() + middle];
      }
      return;
    }
    for (int number = 0; number < numbers(); number++) {
      into[at + number] = undone(row, number, outputs[from + number]);
    }
  }

  @Override
  public void readQuantiles(int row, float[] outputs, int from, double[] into, int at) {
    int levels = quantiles().size();
    for (int i = 0; i < numbers() * levels; i++) {
      into[at + i] = undone(row, i / levels, outputs[from + i]);
    }
    for (int number = 0; number < numbers(); number++) {
      Arrays.sort(into, at + number * levels, at + (number + 1) * levels);
    }
  }

  private double undone(int row, int number, float output) {
    FittedScale scale = form.outputScales().get(number);
    return form.settings().transform().undone(scale.unscaled(output) + base(row, number));
  }
}
