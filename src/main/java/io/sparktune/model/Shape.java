package io.sparktune.model;

/**
 * What a network reads and foretells.
 *
 * @param inputs numbers that describe a row
 * @param classes among which it decides; 0 where it foretells a number
 */
public record Shape(int inputs, int classes) {

  public Shape {
    if (inputs < 1) {
      throw new BadConfiguration("the preparation leaves " + inputs + " inputs");
    }
    if (classes == 1 || classes < 0) {
      throw new BadConfiguration("the number of classes is " + classes);
    }
  }

  /** The shape of a network that decides among classes. */
  public static Shape ofClasses(int inputs, int classes) {
    if (classes < 2) {
      throw new BadConfiguration("the number of classes is " + classes);
    }
    return new Shape(inputs, classes);
  }

  /** The shape of a network that foretells a number. */
  public static Shape ofNumber(int inputs) {
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
