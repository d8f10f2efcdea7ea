package io.sparktune.lake.tables;

import io.sparktune.study.events.Event;
import io.sparktune.study.state.StudyState;
import java.util.List;

/** Makes the rows of one table from the events. */
interface TableRows {

  /** The table's name, also that of its folder. */
  String table();

  List<TableColumn> columns();

  /**
   * The table as it is written.
   *
   * @param metrics the names of what is measured in the study's folds
   */
  default TableSchema schema(List<String> metrics) {
    return new TableSchema(table(), columns(), metrics);
  }

  /** Whether the rows of an event take the place of all that were there before. */
  default boolean replacesAll(Event event) {
    return false;
  }

  /**
   * The rows that an event adds: cells in the order of the columns.
   *
   * @param sequence the event's place in the study, from 1
   */
  List<Object[]> rows(long sequence, Event event, StudyState after);
}
