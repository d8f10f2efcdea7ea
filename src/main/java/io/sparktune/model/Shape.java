package io.sparktune.model;

import io.sparktune.data.FittedInputs;
import io.sparktune.data.InputShape;
import io.sparktune.data.Target;
import io.sparktune.settings.Task;
import java.util.List;

/**
 * The inputs and outputs of a network.
 *
 * @param outputs one for each class or label, or one for the number
 * @param quantiles the shares below each output in turn, for quantiles of numbers; empty for means
 */
public record Shape(List<InputShape> inputs, Task task, int outputs, List<Double> quantiles) {

  public Shape {
    inputs = List.copyOf(inputs);
    quantiles = List.copyOf(quantiles);
    if (inputs.isEmpty()) {
      throw new BadConfiguration("the preparation leaves no inputs");
    }
    if (outputs < 1 || (task == Task.CLASSIFICATION && outputs == 1)) {
      throw new BadConfiguration("the number of classes is " + outputs);
    }
  }

  /** The shape of a network whose numbers are means. */
  public Shape(List<InputShape> inputs, Task task, int outputs) {
    this(inputs, task, outputs, List.of());
  }

  /** The shape of a network that reads prepared rows and predicts their target. */
  public static Shape of(FittedInputs fitted, Target target) {
    return target.task() == Task.REGRESSION
        ? new Shape(fitted.inputs(), target.task(), fitted.targetNumbers(), fitted.quantiles())
        : of(fitted.inputs(), target.task(), target.labels().size());
  }

  /**
   * The shape of a network for a target.
   *
   * @param labels how many the target has; without meaning for a number
   */
  public static Shape of(List<InputShape> inputs, Task task, int labels) {
    return new Shape(inputs, task, task == Task.REGRESSION ? 1 : labels);
  }

  /** The shape of a network that decides among classes. */
  public static Shape ofClasses(List<InputShape> inputs, int classes) {
    return of(inputs, Task.CLASSIFICATION, classes);
  }

  /** The shape of a network that predicts a number. */
  public static Shape ofNumber(List<InputShape> inputs) {
    return of(inputs, Task.REGRESSION, 0);
  }

  /** The shape of a network that decides for each label whether a row has it. */
  public static Shape ofLabels(List<InputShape> inputs, int labels) {
    return of(inputs, Task.MULTI_LABEL, labels);
  }
}
