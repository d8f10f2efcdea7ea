package io.sparktune.lake.tables;

import io.sparktune.lake.EventDigests;
import io.sparktune.lake.Storage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Parquet files in a folder for each table. */
public final class ParquetSink implements TableSink {

  private final Storage tables;
  private final EventDigests journal;
  private final TableFolder.Trust trust;
  private final Map<String, TableFolder> folders = new HashMap<>();

  /**
   * @param tables the folder of the study's tables
   */
  public ParquetSink(Storage tables, EventDigests journal) {
    this(tables, journal, TableFolder.Trust.IN_FILES_OF_THIS_JOURNAL);
  }

  private ParquetSink(Storage tables, EventDigests journal, TableFolder.Trust trust) {
    this.tables = tables;
    this.journal = journal;
    this.trust = trust;
  }

  /** A sink that covers only what it has written itself. */
  public static ParquetSink anew(Storage tables, EventDigests journal) {
    return new ParquetSink(tables, journal, TableFolder.Trust.IN_NOTHING);
  }

  private synchronized TableFolder folder(TableSchema table) {
    return folders.computeIfAbsent(
        table.name(), unseen -> new TableFolder(tables, table, journal, trust));
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
  public void replace(TableSchema table, List<Object[]> rows, long through) {
    folder(table).replace(rows, through);
  }

  @Override
  public void compact(TableSchema table) {
    folder(table).compact();
  }

  /** Every published file is whole already. */
  @Override
  public void close() {}
}
