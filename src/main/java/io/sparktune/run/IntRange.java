package io.sparktune.run;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Whole numbers between two, both of them included. */
public final class IntRange extends SearchRange {

  private final Map<String, Object> setting;

  private IntRange(Map<String, Object> setting) {
    this.setting = setting;
  }

  public static IntRange of(long low, long high) {
    return new IntRange(Map.of("int", List.of(low, high)));
  }

  /** Only the low end and whole steps from it. */
  public IntRange step(long step) {
    return with("step", step);
  }

  /** As likely to be between 1 and 10 as between 10 and 100. */
  public IntRange log() {
    return with("scale", "log");
  }

  private IntRange with(String key, Object value) {
    Map<String, Object> more = new LinkedHashMap<>(setting);
    more.put(key, value);
    return new IntRange(more);
  }

  @Override
  Object setting() {
    return setting;
  }
}
