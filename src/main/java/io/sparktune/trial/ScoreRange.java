package io.sparktune.trial;

import java.io.Serializable;

/** The scores between two, such as those that other rows are likely to give. */
public record ScoreRange(double low, double high) implements Serializable {

  public ScoreRange {
    if (!(low <= high)) {
      throw new IllegalArgumentException("the range is from " + low + " to " + high);
    }
  }
}
