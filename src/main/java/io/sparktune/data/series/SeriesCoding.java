package io.sparktune.data.series;

import io.sparktune.data.coding.TargetCoding;
import java.util.Arrays;

/** The scaled differences that stand for the next steps of series. */
record SeriesCoding(SeriesForm form, SeriesSteps data, SeriesChannels channels)
    implements TargetCoding {

  @Override
  public int[] trainable(int[] rows) {
    return Arrays.stream(rows).filter(row -> channels.hasHistory(data.places()[row])).toArray();
  }

  @Override
  public double naiveError() {
    return form.naiveError();
  }

  @Override
  public void write(int row, float[] into, int at) {
    double[] targets = data.target().valuesAt(new int[] {row});
    for (int lead = 0; lead < targets.length; lead++) {
      into[at + lead] =
          (float) form.outputScales().get(lead).scaled(difference(row, lead, targets[lead]));
    }
  }

  /** A target without what is known of it before. */
  double difference(int row, int lead, double target) {
    return form.transformed(target) - channels.base(data.places()[row], lead);
  }

  @Override
  public void read(int row, float[] outputs, int from, double[] into, int at) {
    for (int lead = 0; lead < form.horizon(); lead++) {
      double difference = form.outputScales().get(lead).unscaled(outputs[from + lead]);
      into[at + lead] =
          form.settings().transform().undone(difference + channels.base(data.places()[row], lead));
    }
  }
}
