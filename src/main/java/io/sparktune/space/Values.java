package io.sparktune.space;

import java.io.Serializable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The values of a trial: one for each active parameter, in the order of the space.
 *
 * @param byName parameter name to {@link Long}, {@link Double}, {@link Boolean} or {@link String}
 */
public record Values(Map<String, Object> byName) implements Serializable {

  public Values {
    byName.values().forEach(Values::requireValue);
    byName = Collections.unmodifiableMap(new LinkedHashMap<>(byName));
  }

  /** The value of a parameter, empty where it is off. */
  public Optional<Object> of(String parameter) {
    return Optional.ofNullable(byName.get(parameter));
  }

  static void requireValue(Object value) {
    boolean finite = !(value instanceof Double real) || Double.isFinite(real);
    boolean known =
        value instanceof Long
            || value instanceof Double
            || value instanceof Boolean
            || value instanceof String;
    if (!known || !finite) {
      throw new IllegalArgumentException(
          "not a value: "
              + value
              + (known ? "" : ", for it is not a Long, Double, Boolean or String"));
    }
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    byName.forEach(
        (name, value) ->
            text.append(text.isEmpty() ? "" : ", ").append(name).append('=').append(value));
    return text.toString();
  }
}
