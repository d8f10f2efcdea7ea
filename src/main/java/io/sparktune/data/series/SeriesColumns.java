package io.sparktune.data.series;

import io.sparktune.data.series.steps.TimeNumbers;
import io.sparktune.data.table.text.CellFormat;
import java.io.Serializable;
import java.util.List;
import java.util.stream.Stream;

/**
 * The columns of a table of series.
 *
 * @param time of each row
 * @param id of the series that a row is of; empty where there is one series
 * @param targets the columns that are foretold
 * @param seen further columns, known up to the step before
 * @param known further columns that are known ahead
 * @param format the writing of cells
 * @param timeNumbers the meaning of times that are numbers
 */
public record SeriesColumns(
    String time,
    String id,
    List<String> targets,
    List<String> seen,
    List<String> known,
    CellFormat format,
    TimeNumbers timeNumbers)
    implements Serializable {

  public SeriesColumns {
    targets = List.copyOf(targets);
    seen = List.copyOf(seen);
    known = List.copyOf(known);
  }

  /** Those with numbers: the targets, then the others. */
  List<String> numbers() {
    return Stream.of(targets, seen, known).flatMap(List::stream).toList();
  }

  /** How many columns are known up to the step before, the targets first. */
  int pastCount() {
    return targets.size() + seen.size();
  }

  /** The targets as one text. */
  String targetText() {
    return String.join(", ", targets);
  }
}
