package io.sparktune.lake.sinks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.hadoop.HadoopTables;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.types.Types;

/** Reads Iceberg tables with Iceberg's own API, without Spark. */
public final class IcebergReader {

  private IcebergReader() {}

  private static Table table(String path) {
    return new HadoopTables(new Configuration()).load(path);
  }

  /** All rows, as cells by columns; NULL cells are not there. */
  public static List<Map<String, Object>> rows(String path) throws IOException {
    Table table = table(path);
    List<Map<String, Object>> rows = new ArrayList<>();
    try (CloseableIterable<Record> records = IcebergGenerics.read(table).build()) {
      for (Record record : records) {
        Map<String, Object> cells = new HashMap<>();
        for (Types.NestedField field : table.schema().columns()) {
          Object cell = record.getField(field.name());
          if (cell != null) {
            cells.put(field.name(), cell instanceof Map<?, ?> map ? new TreeMap<>(map) : cell);
          }
        }
        rows.add(cells);
      }
    }
    return rows;
  }

  /** The number of snapshots. */
  public static int snapshots(String path) {
    int snapshots = 0;
    for (var unused : table(path).snapshots()) {
      snapshots++;
    }
    return snapshots;
  }
}
