package io.sparktune.data.profile;

import java.util.List;

/**
 * The reading of an input.
 *
 * @param columns in the order of the input; empty where a kind of data has none
 * @param rowsWithoutTarget rows that were left out for want of a target
 * @param warnings sentences about what was read but may have been meant otherwise, each with its
 *     place and a remedy
 */
public record InputProfile(
    List<ColumnProfile> columns, int rowsWithoutTarget, List<String> warnings) {

  public InputProfile {
    columns = List.copyOf(columns);
    warnings = List.copyOf(warnings);
  }

  /** Tells nothing. */
  public static InputProfile none() {
    return new InputProfile(List.of(), 0, List.of());
  }

  /** The same with further rows that were left out for want of a target. */
  public InputProfile without(int rows) {
    return new InputProfile(columns, rowsWithoutTarget + rows, warnings);
  }
}
