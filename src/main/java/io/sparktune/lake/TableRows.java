package io.sparktune.lake;

import io.sparktune.study.Event;
import io.sparktune.study.StudyState;
import java.util.List;

/** What one table makes of the events. */
interface TableRows {

  /** The table's name, also that of its folder. */
  String table();

  List<TableColumn> columns();

  /** The rows that an event adds: cells in the order of the columns. */
  List<Object[]> rows(Event event, StudyState after);
}
