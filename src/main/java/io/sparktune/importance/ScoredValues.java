package io.sparktune.importance;

import io.sparktune.space.Values;
import java.util.List;

/**
 * The values of a trial and the merits of its folds.
 *
 * @param merits one for each fold in order, finite, more is better
 */
public record ScoredValues(Values values, List<Double> merits) {

  public ScoredValues {
    merits = List.copyOf(merits);
    if (merits.isEmpty() || !merits.stream().allMatch(Double::isFinite)) {
      throw new IllegalArgumentException("the merits of " + values + " are " + merits);
    }
  }
}
