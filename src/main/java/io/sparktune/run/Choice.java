package io.sparktune.run;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** One of several values, in no order. */
public final class Choice extends SearchRange {

  private final List<Object> options;

  private Choice(List<Object> options) {
    this.options = options;
  }

  /**
   * One of these.
   *
   * @param options texts, numbers, truth values; or maps whose values may be ranges, which are only
   *     searched where the map is chosen
   */
  public static Choice of(Object... options) {
    return new Choice(Arrays.asList(options.clone()));
  }

  @Override
  Object setting() {
    return Map.of("choice", options);
  }
}
