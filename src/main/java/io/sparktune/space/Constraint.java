package io.sparktune.space;

import java.io.Serializable;

/** A condition on values, checked before they are trained. */
public interface Constraint extends Serializable {

  /** Whether the values satisfy it, as they do where it is about a parameter that is inactive. */
  boolean isSatisfiedBy(Values values);

  /** The text of the condition. */
  String text();
}
