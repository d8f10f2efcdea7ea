package io.sparktune.lake.sinks;

import io.delta.kernel.Scan;
import io.delta.kernel.Snapshot;
import io.delta.kernel.Table;
import io.delta.kernel.data.ColumnVector;
import io.delta.kernel.data.ColumnarBatch;
import io.delta.kernel.data.FilteredColumnarBatch;
import io.delta.kernel.data.MapValue;
import io.delta.kernel.data.Row;
import io.delta.kernel.defaults.engine.DefaultEngine;
import io.delta.kernel.engine.Engine;
import io.delta.kernel.internal.InternalScanFileUtils;
import io.delta.kernel.internal.data.ScanStateRow;
import io.delta.kernel.internal.util.Utils;
import io.delta.kernel.types.BooleanType;
import io.delta.kernel.types.DataType;
import io.delta.kernel.types.DateType;
import io.delta.kernel.types.DoubleType;
import io.delta.kernel.types.MapType;
import io.delta.kernel.types.StringType;
import io.delta.kernel.types.StructType;
import io.delta.kernel.utils.CloseableIterator;
import io.delta.kernel.utils.FileStatus;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;

/** Reads Delta tables with Delta Kernel, without Spark. */
public final class DeltaReader {

  private static final Engine ENGINE = DefaultEngine.create(new Configuration());

  private DeltaReader() {}

  /** All rows, as cells by columns; NULL cells are not there. */
  public static List<Map<String, Object>> rows(String path) throws IOException {
    Snapshot snapshot = Table.forPath(ENGINE, path).getLatestSnapshot(ENGINE);
    Scan scan = snapshot.getScanBuilder(ENGINE).build();
    Row state = scan.getScanState(ENGINE);
    List<Map<String, Object>> rows = new ArrayList<>();
    try (CloseableIterator<FilteredColumnarBatch> files = scan.getScanFiles(ENGINE)) {
      while (files.hasNext()) {
        try (CloseableIterator<Row> each = files.next().getRows()) {
          while (each.hasNext()) {
            read(state, each.next(), rows);
          }
        }
      }
    }
    return rows;
  }

  private static void read(Row state, Row file, List<Map<String, Object>> rows) throws IOException {
    FileStatus status = InternalScanFileUtils.getAddFileStatus(file);
    CloseableIterator<ColumnarBatch> physical =
        ENGINE
            .getParquetHandler()
            .readParquetFiles(
                Utils.singletonCloseableIterator(status),
                ScanStateRow.getPhysicalDataReadSchema(ENGINE, state),
                Optional.empty());
    try (CloseableIterator<FilteredColumnarBatch> logical =
        Scan.transformPhysicalData(ENGINE, state, file, physical)) {
      while (logical.hasNext()) {
        try (CloseableIterator<Row> each = logical.next().getRows()) {
          while (each.hasNext()) {
            rows.add(cells(each.next()));
          }
        }
      }
    }
  }

  private static Map<String, Object> cells(Row row) {
    StructType schema = row.getSchema();
    Map<String, Object> cells = new HashMap<>();
    for (int i = 0; i < schema.length(); i++) {
      if (!row.isNullAt(i)) {
        cells.put(schema.at(i).getName(), cell(row, i, schema.at(i).getDataType()));
      }
    }
    return cells;
  }

  private static Object cell(Row row, int i, DataType type) {
    if (type instanceof StringType) {
      return row.getString(i);
    }
    if (type instanceof DoubleType) {
      return row.getDouble(i);
    }
    if (type instanceof BooleanType) {
      return row.getBoolean(i);
    }
    if (type instanceof DateType) {
      return LocalDate.ofEpochDay(row.getInt(i));
    }
    if (type instanceof MapType) {
      return map(row.getMap(i));
    }
    return row.getLong(i);
  }

  private static Map<String, Object> map(MapValue value) {
    Map<String, Object> entries = new TreeMap<>();
    ColumnVector values = value.getValues();
    for (int i = 0; i < value.getSize(); i++) {
      Object of =
          values.getDataType() instanceof DoubleType
              ? (Object) values.getDouble(i)
              : values.getString(i);
      entries.put(value.getKeys().getString(i), of);
    }
    return entries;
  }

  /** The number of the latest version, from 0. */
  public static long version(String path) {
    return Table.forPath(ENGINE, path).getLatestSnapshot(ENGINE).getVersion(ENGINE);
  }
}
