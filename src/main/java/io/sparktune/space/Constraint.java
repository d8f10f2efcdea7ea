package io.sparktune.space;

import java.io.Serializable;

/** What values have to keep, known before they are trained. */
public interface Constraint extends Serializable {

  /** Whether the values keep it; one about a parameter that is off is kept. */
  boolean isSatisfiedBy(Values values);

  /** As it was written. */
  String text();
}
