package io.sparktune.report;

import io.sparktune.data.profile.ColumnProfile;
import io.sparktune.data.statistics.ColumnStatistics;
import java.util.List;

/**
 * The columns of a table.
 *
 * @param summary its place, rows and target, in words
 * @param rows how many there are
 * @param columns of features and the target
 * @param others columns that are neither
 * @param warnings about what was read but may have been meant otherwise
 */
public record TableReport(
    String summary,
    int rows,
    List<ColumnStatistics> columns,
    List<ColumnProfile> others,
    List<String> warnings) {

  public TableReport {
    columns = List.copyOf(columns);
    others = List.copyOf(others);
    warnings = List.copyOf(warnings);
  }
}
