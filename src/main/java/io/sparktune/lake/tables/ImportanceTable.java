package io.sparktune.lake.tables;

import io.sparktune.importance.Estimate;
import io.sparktune.importance.Importances;
import io.sparktune.importance.PairImportance;
import io.sparktune.importance.ParameterImportance;
import io.sparktune.lake.EventDigests;
import io.sparktune.lake.Storage;
import io.sparktune.storage.StorageFailure;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One row for each parameter and pair of parameters by each method. */
public final class ImportanceTable {

  static final String NAME = "importance";

  private static final List<TableColumn> COLUMNS =
      List.of(
          new TableColumn("study", TableColumn.Kind.TEXT),
          new TableColumn("method", TableColumn.Kind.TEXT),
          new TableColumn("parameter", TableColumn.Kind.TEXT),
          new TableColumn("with_parameter", TableColumn.Kind.TEXT),
          new TableColumn("share", TableColumn.Kind.REAL),
          new TableColumn("share_low", TableColumn.Kind.REAL),
          new TableColumn("share_high", TableColumn.Kind.REAL),
          new TableColumn("trials", TableColumn.Kind.INTEGER),
          new TableColumn("on_share", TableColumn.Kind.REAL));

  private ImportanceTable() {}

  /**
   * Puts these rows in place of all that are in the table.
   *
   * @param tables the folder of the study's tables
   * @param journal of the study
   * @param through the last event that they rest on
   */
  public static void write(
      Storage tables,
      String study,
      List<Importances> importances,
      EventDigests journal,
      long through) {
    List<Object[]> rows = new ArrayList<>();
    for (Importances of : importances) {
      String method = of.method().column();
      for (ParameterImportance each : of.parameters()) {
        rows.add(
            row(
                study,
                method,
                each.parameter(),
                null,
                each.estimate(),
                each.trials(),
                each.activeShare()));
      }
      for (PairImportance pair : of.pairs()) {
        rows.add(
            row(
                study,
                method,
                pair.first(),
                pair.second(),
                pair.estimate(),
                pair.trials(),
                pair.activeShare()));
      }
    }
    new TableFolder(tables, new TableSchema(NAME, COLUMNS), journal, TableFolder.Trust.IN_NOTHING)
        .replace(rows, through);
  }

  /** Deletes what rests on another journal; the command that wrote it can be given again. */
  public static void deleteOfOthers(Storage tables, EventDigests journal) {
    Storage folder = tables.in(NAME);
    StorageFailure.in(
        "tidy the table",
        folder,
        () -> {
          for (String file : TableFiles.in(folder).ofOthers(journal)) {
            folder.delete(folder.path(file));
          }
          return folder;
        });
  }

  private static Object[] row(
      String study,
      String method,
      String parameter,
      @Nullable String with,
      @Nullable Estimate estimate,
      int trials,
      double activeShare) {
    return new Object[] {
      study,
      method,
      parameter,
      with,
      estimate == null ? null : estimate.share(),
      estimate == null ? null : estimate.low(),
      estimate == null ? null : estimate.high(),
      trials,
      activeShare
    };
  }
}
