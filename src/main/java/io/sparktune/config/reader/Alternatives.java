package io.sparktune.config.reader;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/** Settings of different shapes at one key, distinguished by name; each has keys of its own. */
public final class Alternatives<T> {

  private final Map<String, Function<Section, T>> byName = new LinkedHashMap<>();
  private final Map<String, String> spellings = new LinkedHashMap<>();

  /** One that has keys of its own, all of them with defaults. */
  public Alternatives<T> with(String name, Function<Section, T> settings) {
    byName.put(name, settings);
    return this;
  }

  /** One without keys. */
  public Alternatives<T> with(String name, T settings) {
    return with(name, section -> settings);
  }

  /** Another way to spell a name. */
  public Alternatives<T> spelt(String spelling, String name) {
    spellings.put(spelling, name);
    return this;
  }

  boolean contain(String spelling) {
    return byName.containsKey(name(spelling));
  }

  /** The name for a spelling. */
  String name(String spelling) {
    return spellings.getOrDefault(spelling, spelling);
  }

  List<String> names() {
    return List.copyOf(byName.keySet());
  }

  public T read(String spelling, Section section) {
    return Objects.requireNonNull(byName.get(name(spelling)), spelling).apply(section);
  }

  @Override
  public String toString() {
    return "one of " + String.join(", ", names());
  }
}
