package io.sparktune.model;

import io.sparktune.data.InputShape;
import java.util.List;

/**
 * The inputs and outputs of a network.
 *
 * @param classes among which it decides; 0 where it predicts a number
 */
public record Shape(List<InputShape> inputs, int classes) {

  public Shape {
    inputs = List.copyOf(inputs);
    if (inputs.isEmpty()) {
      throw new BadConfiguration("the preparation leaves no inputs");
    }
    if (classes == 1 || classes < 0) {
      throw new BadConfiguration("the number of classes is " + classes);
    }
  }

  /** The shape of a network that decides among classes. */
  public static Shape ofClasses(List<InputShape> inputs, int classes) {
    if (classes < 2) {
      throw new BadConfiguration("the number of classes is " + classes);
    }
    return new Shape(inputs, classes);
  }

  /** The shape of a network that predicts a number. */
  public static Shape ofNumber(List<InputShape> inputs) {
    return new Shape(inputs, 0);
  }

  public boolean hasClasses() {
    return classes > 0;
  }

  /** One for each class, or one for the number. */
  public int outputs() {
    return Math.max(1, classes);
  }
}
