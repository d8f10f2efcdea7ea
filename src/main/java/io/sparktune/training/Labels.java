package io.sparktune.training;

import io.sparktune.data.table.FittedPreparation;
import io.sparktune.model.NetworkBuilder;
import io.sparktune.model.Shape;


/** Targets as the network's loss reads them. */
final class Labels {

  private final Shape shape;
  private final float falseLabel;
  private final FittedPreparation preparation;

  /**
   * Fails with BadConfiguration if the loss is not defined for the target of one of the samples.
   */
  Labels(NetworkBuilder builder, Shape shape, FittedPreparation preparation, Samples samples) {
    this.shape = shape;
    this.falseLabel = builder.falseLabel();
    this.preparation = preparation;
    for (double number : samples.numbers()) {
      builder.requireTarget(preparation.scaledTarget(number));
    }
  }

  int outputs() {
    return shape.outputs();
  }

  /** Writes the label of a sample as this row of a batch. */
  void write(Samples samples, int sample, float[] into, int row) {
    if (!shape.hasClasses()) {
      into[row] = (float) preparation.scaledTarget(samples.numbers()[sample]);
      return;
    }
    int classes = shape.classes();
    for (int place = 0; place < classes; place++) {
      into[row * classes + place] = falseLabel;
    }
    into[row * classes + samples.classes()[sample]] = 1;
  }
}
