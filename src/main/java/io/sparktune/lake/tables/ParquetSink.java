package io.sparktune.lake.tables;

import io.sparktune.lake.Storage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Parquet files in a folder for each table. */
public final class ParquetSink implements TableSink {

  private final Storage tables;
  private final Map<TableSchema, TableFolder> folders = new HashMap<>();

  /**
   * @param tables the folder of the study's tables
   */
  public ParquetSink(Storage tables) {
    this.tables = tables;
  }

  private synchronized TableFolder folder(TableSchema table) {
    return folders.computeIfAbsent(
        table, unseen -> new TableFolder(tables, unseen.name(), unseen.columns()));
  }

  @Override
  public long covered(TableSchema table) {
    return folder(table).covered();
  }

  @Override
  public void publish(TableSchema table, List<Object[]> rows, long through) {
    folder(table).publish(rows, through);
  }

  @Override
  public void compact(TableSchema table) {
    folder(table).compact();
  }

  /** Every published file is whole already. */
  @Override
  public void close() {}
}
