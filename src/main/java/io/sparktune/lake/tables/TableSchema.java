package io.sparktune.lake.tables;

import java.util.List;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;

/**
 * A table's name and its columns in order.
 *
 * @param metrics the names of what is measured in the study's folds
 */
public record TableSchema(String name, List<TableColumn> columns, List<String> metrics) {

  public TableSchema {
    columns = List.copyOf(columns);
    metrics = List.copyOf(metrics);
  }

  /** A table without metrics. */
  public TableSchema(String name, List<TableColumn> columns) {
    this(name, columns, List.of());
  }

  MessageType type() {
    return new MessageType(name, columns.stream().map(TableColumn::type).toArray(Type[]::new));
  }
}
