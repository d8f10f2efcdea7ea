package io.sparktune.space;

import java.io.Serializable;
import java.util.List;

/**
 * Conditional parameters, which exist only while their parent's value lies in a range of its list
 * of values.
 *
 * @param first the first place in the parent's list of values that opens the branch
 * @param last the last such place
 */
public record Branch(long first, long last, List<Parameter> parameters) implements Serializable {

  public Branch {
    if (first < 0 || last < first) {
      throw new IllegalArgumentException("branch opens from " + first + " to " + last);
    }
    parameters = List.copyOf(parameters);
  }

  /** Whether the parent's value at this place opens the branch. */
  public boolean opensAt(long index) {
    return first <= index && index <= last;
  }
}
