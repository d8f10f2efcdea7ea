package io.sparktune.run;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Real numbers between two, both of them included. */
public final class RealRange extends SearchRange {

  private final Map<String, Object> setting;

  private RealRange(Map<String, Object> setting) {
    this.setting = setting;
  }

  public static RealRange of(double low, double high) {
    return new RealRange(Map.of("real", List.of(low, high)));
  }

  /** Only the low end and whole steps from it. */
  public RealRange step(double step) {
    return with("step", step);
  }

  /** As likely to be between 1 and 10 as between 10 and 100. */
  public RealRange log() {
    return with("scale", "log");
  }

  private RealRange with(String key, Object value) {
    Map<String, Object> more = new LinkedHashMap<>(setting);
    more.put(key, value);
    return new RealRange(more);
  }

  @Override
  Object setting() {
    return setting;
  }
}
