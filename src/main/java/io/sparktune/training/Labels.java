package io.sparktune.training;

import io.sparktune.data.ClassTarget;
import io.sparktune.data.FittedScale;
import io.sparktune.data.LabelsTarget;
import io.sparktune.data.NumberTarget;
import io.sparktune.data.Target;
import io.sparktune.data.coding.TargetCoding;
import io.sparktune.model.NetworkBuilder;
import io.sparktune.model.Shape;
import java.util.Arrays;
import java.util.Optional;

/** Targets as the network's loss reads them. */
final class Labels {

  private final Shape shape;
  private final float trueLabel;
  private final float falseLabel;
  private final Target target;
  private final FittedScale scale;
  private final Optional<TargetCoding> coding;

  /**
   * Fails with BadConfiguration if the loss is not defined for the target of one of the rows.
   *
   * @param rows that train
   */
  Labels(NetworkBuilder builder, Shape shape, PreparedData data, int[] rows) {
    this.shape = shape;
    this.trueLabel = builder.trueLabel();
    this.falseLabel = builder.falseLabel();
    this.target = data.target();
    this.scale = data.fitted().targetScale();
    this.coding = data.coding();
    if (target instanceof NumberTarget) {
      float[] numbers = new float[shape.outputs()];
      for (int row : rows) {
        requireTargets(builder, row, numbers);
      }
    }
  }

  private void requireTargets(NetworkBuilder builder, int row, float[] numbers) {
    if (coding.isEmpty()) {
      builder.requireTarget(scale.scaled(((NumberTarget) target).valueAt(row)));
      return;
    }
    write(row, numbers, 0);
    for (float number : numbers) {
      builder.requireTarget(number);
    }
  }

  int outputs() {
    return shape.outputs();
  }

  /** Writes the labels of some rows, one behind the other. */
  void write(int[] rows, int from, int count, float[] into) {
    for (int i = 0; i < count; i++) {
      write(rows[from + i], into, i);
    }
  }

  private void write(int row, float[] into, int place) {
    int first = place * shape.outputs();
    if (coding.isPresent()) {
      coding.get().write(row, into, first);
      return;
    }
    if (target instanceof NumberTarget numbers) {
      into[place] = (float) scale.scaled(numbers.valueAt(row));
      return;
    }
    if (target instanceof LabelsTarget sets) {
      byte[] labels = sets.labelsAt(row);
      for (int label = 0; label < labels.length; label++) {
        into[first + label] = labels[label] == 1 ? trueLabel : falseLabel;
      }
      return;
    }
    Arrays.fill(into, first, first + shape.outputs(), falseLabel);
    into[first + labelAt(row)] = trueLabel;
  }

  /** The class of a row, where there are classes. */
  int labelAt(int row) {
    return ((ClassTarget) target).labelAt(row);
  }
}
