package io.sparktune.data;

import java.util.List;

/** The data, or what the settings ask of it, cannot be used. */
public final class DataError extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final List<String> problems;
  private final String key;

  /**
   * @param problems at least one; each a sentence with its place and a remedy
   */
  public DataError(List<String> problems) {
    this("", problems);
  }

  private DataError(String key, List<String> problems) {
    super(String.join(System.lineSeparator(), problems));
    if (problems.isEmpty()) {
      throw new IllegalArgumentException("an error needs a problem");
    }
    this.problems = List.copyOf(problems);
    this.key = key;
  }

  public DataError(String problem) {
    this(List.of(problem));
  }

  /**
   * A setting is to be mended.
   *
   * @param key of the setting, such as {@code data.table}
   * @param sentence follows the key
   */
  public DataError(String key, String sentence) {
    this(key, List.of(key + ": " + sentence));
  }

  /** The key of the setting that is to be mended; empty if it is no single one. */
  public String key() {
    return key;
  }

  /** The problem behind the key. */
  public String sentence() {
    return problems.get(0).substring(key.isEmpty() ? 0 : key.length() + 2);
  }

  public List<String> problems() {
    return problems;
  }
}
