package io.sparktune.lake.tables;

import io.sparktune.lake.Storage;
import io.sparktune.storage.StorageFailure;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.GroupReadSupport;
import org.apache.parquet.schema.MessageType;

/**
 * The Parquet files of one table. A file is named after the last event whose rows it holds, so the
 * names alone tell which rows are already in the table. Files are made in a folder beside the table
 * and appear in it whole.
 */
final class TableFolder {

  private final Storage tables;
  private final String table;
  private final List<TableColumn> columns;

  TableFolder(Storage tables, String table, List<TableColumn> columns) {
    this.tables = tables;
    this.table = table;
    this.columns = columns;
    tidy();
  }

  private Storage visible() {
    return tables.in(table);
  }

  private Storage hidden() {
    return tables.in("_" + table);
  }

  /** Ends a swap that was broken off, and forgets files that were never published. */
  private void tidy() {
    change(
        "tidy",
        () -> {
          if (visible().names().isEmpty() && hidden().names().contains("compacted")) {
            tables.rename(hidden().path("compacted"), tables.path(table));
          }
          tables.delete(tables.path("_" + table));
        });
  }

  private interface Change {
    void make() throws IOException;
  }

  private void change(String operation, Change change) {
    Object unused =
        StorageFailure.in(
            operation,
            visible(),
            () -> {
              change.make();
              return this;
            });
  }

  /** The last event whose rows are in the table, 0 before any. */
  long covered() {
    List<String> files = files();
    return files.isEmpty()
        ? 0
        : Long.parseLong(files.get(files.size() - 1).replaceAll("[^0-9]", ""));
  }

  private List<String> files() {
    return visible().names().stream().filter(name -> name.endsWith(".parquet")).toList();
  }

  private static String fileName(long through) {
    return String.format(Locale.ROOT, "part-%012d.parquet", through);
  }

  /** Adds a file with the rows of all events up to this one that are not in the table yet. */
  void publish(List<Object[]> rows, long through) {
    change(
        "write the table",
        () -> {
          Path made = hidden().path(fileName(through));
          ParquetFile.write(tables.fileSystem(), made, table, columns, rows);
          tables.rename(made, visible().path(fileName(through)));
        });
  }

  /**
   * Puts one file in place of many. Readers see the many or the one, never both; for a moment
   * between two renames they may see no table.
   */
  void compact() {
    tidy();
    List<String> files = files();
    if (files.size() < 2) {
      return;
    }
    change(
        "compact the table",
        () -> {
          Path one = hidden().in("compacted").path(files.get(files.size() - 1));
          merge(files, one);
          swap();
        });
  }

  /** Puts one file with these rows in place of all files, as {@link #compact} does. */
  void replace(List<Object[]> rows, long through) {
    change(
        "write the table",
        () -> {
          Path one = hidden().in("compacted").path(fileName(through));
          ParquetFile.write(tables.fileSystem(), one, table, columns, rows);
          swap();
        });
  }

  private void swap() throws IOException {
    if (visible().exists()) {
      tables.rename(tables.path(table), hidden().path("replaced"));
    }
    tables.rename(hidden().path("compacted"), tables.path(table));
    tables.delete(tables.path("_" + table));
  }

  private void merge(List<String> files, Path into) throws IOException {
    FileSystem fileSystem = tables.fileSystem();
    Path unfinished = hidden().path("unfinished.parquet");
    MessageType schema = ParquetFile.schema(table, columns);
    try (FSDataOutputStream out = fileSystem.create(unfinished, true);
        ParquetWriter<Group> writer = ParquetFile.writer(fileSystem, out, schema)) {
      for (String file : files) {
        try (ParquetReader<Group> reader =
            ParquetReader.builder(new GroupReadSupport(), visible().path(file))
                .withConf(fileSystem.getConf())
                .build()) {
          for (Group row = reader.read(); row != null; row = reader.read()) {
            writer.write(row.getType().equals(schema) ? row : widened(row, schema));
          }
        }
      }
    }
    tables.rename(unfinished, into);
  }

  /** A row of a file from before columns were added. */
  private Group widened(Group row, MessageType schema) {
    Group wide = new SimpleGroup(schema);
    columns.forEach(column -> column.copy(row, wide));
    return wide;
  }
}
