package io.sparktune.config.hocon;

import java.util.HashMap;
import java.util.Map;

/**
 * The number of settings that the parser copies because objects are added to in several places: it
 * grows with the square of the places. Paths have a NUL behind each element.
 */
final class MergeCost {

  /** A second or two of the parser's time. */
  private static final int MOST = 2_000_000;

  private final Map<String, Integer> sizes = new HashMap<>();
  private long copies;

  /** One more setting, in all objects around it. */
  void add(String path) {
    for (int end = path.indexOf('\0'); end >= 0; end = path.indexOf('\0', end + 1)) {
      sizes.merge(path.substring(0, end + 1), 1, Integer::sum);
    }
  }

  /** Copies what is at a path, to add to it; true if that is the first time that is too much. */
  boolean merge(String path) {
    boolean wasTooHigh = isTooHigh();
    copies += sizes.getOrDefault(path, 0);
    return isTooHigh() && !wasTooHigh;
  }

  boolean isTooHigh() {
    return copies > MOST;
  }
}
