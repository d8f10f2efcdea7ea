package io.sparktune.data.series;

import io.sparktune.data.table.text.CellFormat;
import java.io.Serializable;
import java.util.List;
import java.util.stream.Stream;

/**
 * The columns of a table of series.
 *
 * @param time of each row
 * @param id of the series that a row is of; empty where there is one series
 * @param target the column that is foretold
 * @param seen further columns, known up to the step before
 * @param known further columns that are known ahead
 * @param format the writing of cells
 */
public record SeriesColumns(
    String time, String id, String target, List<String> seen, List<String> known, CellFormat format)
    implements Serializable {

  public SeriesColumns {
    seen = List.copyOf(seen);
    known = List.copyOf(known);
  }

  /** Those with numbers: the target, then the others. */
  List<String> numbers() {
    return Stream.of(List.of(target), seen, known).flatMap(List::stream).toList();
  }

  /** How many columns are known up to the step before, the target first. */
  int pastCount() {
    return 1 + seen.size();
  }
}
