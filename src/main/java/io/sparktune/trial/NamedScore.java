package io.sparktune.trial;

/**
 * A score of an objective, known by its name alone.
 *
 * @param key not blank, and not the column of a cost
 */
public record NamedScore(String key, Direction direction) implements Metric {

  public NamedScore {
    if (key.isBlank() || CostMetric.columns().contains(key)) {
      throw new IllegalArgumentException(
          "a score is named \"" + key + "\"" + (key.isBlank() ? "" : ", as a cost is"));
    }
  }

  @Override
  public String column() {
    return key;
  }
}
