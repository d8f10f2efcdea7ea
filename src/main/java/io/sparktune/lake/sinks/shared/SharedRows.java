package io.sparktune.lake.sinks.shared;

import io.sparktune.lake.sinks.SinkStudy;
import io.sparktune.lake.tables.TableColumn;
import io.sparktune.lake.tables.TableSchema;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** Rows of a study's own table as those of a shared one. */
public final class SharedRows {

  private final SinkStudy study;
  private final TableSchema table;
  private final LocalDate date;

  public SharedRows(SinkStudy study, TableSchema table) {
    this.study = study;
    this.table = table;
    this.date = LocalDate.ofInstant(study.began(), ZoneOffset.UTC);
  }

  /**
   * The same rows.
   *
   * @param rows cells in the order of the table's columns
   * @param through the last event that they rest on
   */
  public List<Row> of(List<Object[]> rows, long through) {
    return rows.stream().map(cells -> row(cells, through)).toList();
  }

  private Row row(Object[] cells, long through) {
    String digest = study.journal().digest(through).orElseThrow();
    List<Object> shared = new ArrayList<>(List.of(study.name(), date, study.id(), through, digest));
    Map<String, String> parameters = new LinkedHashMap<>();
    Map<String, Double> metrics = new LinkedHashMap<>();
    for (int i = 0; i < cells.length; i++) {
      TableColumn column = table.columns().get(i);
      Object cell = cells[i];
      if (SharedSchema.isFixed(column)) {
        shared.add(cell == null ? null : typed(column.kind(), cell));
      } else if (cell != null && column.role() == TableColumn.Role.PARAMETER) {
        parameters.put(column.of(), cell.toString());
      } else if (cell != null && column.role() == TableColumn.Role.METRIC) {
        metrics.put(column.of(), ((Number) cell).doubleValue());
      }
    }
    if (SharedSchema.hasParameters(table)) {
      shared.add(parameters);
    }
    if (SharedSchema.hasMetrics(table)) {
      shared.add(metrics);
    }
    return RowFactory.create(shared.toArray());
  }

  private static Object typed(TableColumn.Kind kind, Object cell) {
    return switch (kind) {
      case INTEGER -> ((Number) cell).longValue();
      case REAL -> ((Number) cell).doubleValue();
      case TEXT -> cell.toString();
      case BOOLEAN, TIME -> cell;
    };
  }
}
