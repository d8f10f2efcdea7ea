package io.sparktune.trial;

import java.io.Serializable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * The metrics of one fold, by column name.
 *
 * @param defined finite values only
 * @param undefined why a metric has no value on these rows
 */
public record Scores(Map<String, Double> defined, Map<String, String> undefined)
    implements Serializable {

  public Scores {
    defined.forEach(
        (column, value) -> {
          if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(column + " is " + value);
          }
        });
    defined = Collections.unmodifiableMap(new LinkedHashMap<>(defined));
    undefined = Collections.unmodifiableMap(new LinkedHashMap<>(undefined));
  }

  /** The value in a column, empty where it is undefined. */
  public OptionalDouble of(String column) {
    Double value = defined.get(column);
    return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
  }

  /** The column of a metric for one class alone, such as {@code f1@yes}. */
  public static String column(Metric metric, String label) {
    return metric.column() + "@" + label;
  }
}
