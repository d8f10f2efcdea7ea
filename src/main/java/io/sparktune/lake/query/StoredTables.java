package io.sparktune.lake.query;

import io.sparktune.lake.Storage;
import io.sparktune.lake.StoredFile;
import io.sparktune.storage.StorageFailure;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.api.ReadSupport;
import org.apache.parquet.hadoop.example.GroupReadSupport;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;

/**
 * The tables in a study's folder, also while it runs.
 *
 * @param folder of all tables
 */
public record StoredTables(Storage folder) {

  /** A file that is just being replaced can be read the next time. */
  private static final int MOST_TRIES = 4;

  /** All columns of a table. */
  public StoredTable table(String name) {
    return table(name, List.of());
  }

  /**
   * Some columns of a table, as far as it has them.
   *
   * @param columns all where there are none
   */
  public StoredTable table(String name, List<String> columns) {
    return StorageFailure.in("read the table", folder.in(name), () -> tried(name, columns));
  }

  private StoredTable tried(String name, List<String> columns) throws IOException {
    for (int attempt = 1; ; attempt++) {
      try {
        return read(folder.in(name), columns);
      } catch (IOException | RuntimeException e) { // whatever a file that is replaced leads to
        if (attempt == MOST_TRIES) {
          throw e instanceof IOException failure ? failure : new IOException(e.toString(), e);
        }
      }
    }
  }

  private static StoredTable read(Storage table, List<String> columns) throws IOException {
    Map<String, StoredColumn> columnByName = new LinkedHashMap<>();
    int rows = 0;
    for (String file : table.names()) {
      if (file.endsWith(".parquet") && !file.startsWith(".")) {
        rows =
            read(StoredFile.of(table.fileSystem(), table.path(file)), columns, columnByName, rows);
      }
    }
    return new StoredTable(columnByName, rows);
  }

  private static int read(
      StoredFile file, List<String> columns, Map<String, StoredColumn> columnByName, int before)
      throws IOException {
    MessageType all;
    try (ParquetFileReader footer = ParquetFileReader.open(file)) {
      all = footer.getFileMetaData().getSchema();
    } catch (FileNotFoundException e) {
      throw new IOException(file + " is gone", e);
    }
    List<Type> wanted =
        all.getFields().stream()
            .filter(type -> type.isPrimitive())
            .filter(type -> columns.isEmpty() || columns.contains(type.getName()))
            .toList();
    MessageType schema = new MessageType(all.getName(), wanted);
    for (Type type : wanted) {
      columnByName.computeIfAbsent(
          type.getName(),
          name -> new StoredColumn(name, StoredColumn.kind(type.asPrimitiveType())));
    }
    Configuration configuration = new Configuration(file.fileSystem().getConf());
    configuration.set(ReadSupport.PARQUET_READ_SCHEMA, schema.toString());
    int row = before;
    try (ParquetReader<Group> reader = new Rows(file).withConf(configuration).build()) {
      for (Group each = reader.read(); each != null; each = reader.read()) {
        GroupType type = each.getType();
        for (int field = 0; field < type.getFieldCount(); field++) {
          Objects.requireNonNull(columnByName.get(type.getFieldName(field))).add(each, field, row);
        }
        row++;
      }
    }
    return row;
  }

  /** The rows of one file. */
  private static final class Rows extends ParquetReader.Builder<Group> {

    Rows(InputFile file) {
      super(file);
    }

    @Override
    protected ReadSupport<Group> getReadSupport() {
      return new GroupReadSupport();
    }
  }
}
