package io.sparktune.report.record;

import io.sparktune.lake.query.StoredTable;
import io.sparktune.lake.query.StoredTables;
import java.util.List;
import java.util.Map;

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

  /** Reads them without epochs, which are many. */
  public static RunTables withoutEpochs(StoredTables folder) {
    return of(folder, new StoredTable(Map.of(), 0));
  }

  /**
   * Reads them. A trial's row is there behind those of its folds, so that it is read first.
   *
   * @throws io.sparktune.storage.StorageFailure if one cannot be read
   */
  public static RunTables of(StoredTables folder) {
    RunTables others = withoutEpochs(folder);
    return new RunTables(
        others.trials,
        others.folds,
        folder.table("epochs", OF_EPOCHS),
        others.decisions,
        others.importance);
  }

  private static RunTables of(StoredTables folder, StoredTable epochs) {
    StoredTable trials = folder.table("trials");
    StoredTable decisions = folder.table("decisions");
    StoredTable folds = folder.table("folds");
    return new RunTables(trials, folds, epochs, decisions, folder.table("importance"));
  }
}
