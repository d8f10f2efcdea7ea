package io.sparktune.trial;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * The scores of predictions whose target is known.
 *
 * @param target the name of its column
 * @param rows that are scored
 * @param stride 1 where every row was taken; of very many rows every so-manieth
 * @param missing how many rows lack the target; not scored
 * @param unknown how many rows have each target that the model cannot predict; not scored either
 * @param scores every metric that fits; none where no row is scored
 */
public record TargetScores(
    String target, long rows, long stride, long missing, Map<String, Long> unknown, Scores scores) {

  public TargetScores {
    unknown = Collections.unmodifiableMap(new TreeMap<>(unknown));
  }
}
