package io.sparktune.trial;

import io.sparktune.space.Values;
import java.io.Serializable;

/** Numbered values with the seed of everything random in their training. */
public record Trial(int number, Values values, long seed) implements Serializable {

  public Trial {
    if (number < 0) {
      throw new IllegalArgumentException("the trial's number is " + number);
    }
  }
}
