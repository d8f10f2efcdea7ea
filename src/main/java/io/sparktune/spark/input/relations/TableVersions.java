package io.sparktune.spark.input.relations;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The versions at which tables are read, by their places. */
public final class TableVersions {

  private final Map<String, String> recorded;
  private final Map<String, String> read = new TreeMap<>();

  /**
   * @param recorded those that are to be read again
   */
  public TableVersions(Map<String, String> recorded) {
    this.recorded = Map.copyOf(recorded);
  }

  /** The version to read, if one is known already. */
  synchronized Optional<String> of(String place) {
    return Optional.ofNullable(read.getOrDefault(place, recorded.get(place)));
  }

  synchronized void read(String place, String version) {
    read.put(place, version);
  }

  /** Those that were read. */
  public synchronized Map<String, String> all() {
    return new TreeMap<>(read);
  }
}
