package io.sparktune.report;

import io.sparktune.importance.Importances;
import java.util.List;

/**
 * The importance of each parameter of a study, by every method that has enough trials.
 *
 * @param trials those that were compared, in words
 * @param table the folder of the table that has the same
 */
public record ImportanceReport(String trials, List<Importances> importances, String table) {

  public ImportanceReport {
    importances = List.copyOf(importances);
  }
}
