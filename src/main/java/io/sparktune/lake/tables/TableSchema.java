package io.sparktune.lake.tables;

import java.util.List;

/** A table's name and its columns in order. */
public record TableSchema(String name, List<TableColumn> columns) {

  public TableSchema {
    columns = List.copyOf(columns);
  }
}
