package io.sparktune.data.ratings;

import java.io.Serializable;

/** The meaning of a row: a rating, or that there was an interaction. */
public sealed interface Feedback extends Serializable {

  /** Ratings, which are numbers. */
  record Explicit() implements Feedback {}

  /**
   * Interactions, such as purchases; pairs that are not there count as 0.
   *
   * @param candidates how many items each interaction is ranked among; 0 for all
   */
  record Implicit(int candidates) implements Feedback {
    public Implicit {
      if (candidates < 0) {
        throw new IllegalArgumentException("there are " + candidates + " candidates");
      }
    }
  }
}
