package io.sparktune.settings;

/** The type of value that a network predicts for each row. */
public enum Task {
  CLASSIFICATION("class"),
  REGRESSION("number"),
  MULTI_LABEL("set of labels");

  private final String noun;

  Task(String noun) {
    this.noun = noun;
  }

  /** A noun for the predicted value: class, number or set of labels. */
  public String noun() {
    return noun;
  }
}
