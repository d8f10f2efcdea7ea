package io.sparktune.report.record;

import io.sparktune.lake.query.StoredTable;
import io.sparktune.lake.query.StoredTables;
import java.util.List;

/**
 * The tables of a run.
 *
 * @param importance of no rows before it was measured
 */
public record RunTables(
    StoredTable trials,
    StoredTable folds,
    StoredTable epochs,
    StoredTable decisions,
    StoredTable importance) {

  private static final List<String> OF_EPOCHS = List.of("trial", "fold", "epoch", "score");

  /**
   * Reads them. A trial's row is there behind those of its folds, so that it is read first.
   *
   * @throws io.sparktune.storage.StorageFailure if one cannot be read
   */
  public static RunTables of(StoredTables folder) {
    StoredTable trials = folder.table("trials");
    StoredTable decisions = folder.table("decisions");
    StoredTable folds = folder.table("folds");
    return new RunTables(
        trials, folds, folder.table("epochs", OF_EPOCHS), decisions, folder.table("importance"));
  }
}
