package io.sparktune.spark.input.csv;

import io.sparktune.data.CsvDialect;
import io.sparktune.spark.input.csv.CsvRecord.Fault;
import io.sparktune.spark.input.files.RowOrigin;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Iterator;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.StreamSupport;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** Makes rows of the lines of CSV files of one form, on an executor. For one thread. */
final class CsvRows {

  private final CsvDialect dialect;
  private final int width;
  private final int[] places;
  private final CsvCells cells;

  /**
   * @param width the number of cells of a row of the file
   * @param places of the cells that are wanted
   */
  CsvRows(CsvDialect dialect, int width, int[] places) {
    this.dialect = dialect;
    this.width = width;
    this.places = places;
    BitSet wanted = new BitSet();
    Arrays.stream(places).forEach(wanted::set);
    this.cells = new CsvCells(dialect, wanted);
  }

  /**
   * The rows of a block of a file: cells as text, then the columns of {@link RowOrigin}.
   *
   * @param file its address
   * @param start the offset of the block; 0 for the one with the header
   */
  Iterator<Row> of(Iterator<String> lines, String file, long start) {
    CsvRecords records = records(lines);
    if (start == 0) {
      records.fromTop();
      if (dialect.header() && records.hasNext()) {
        records.next();
      }
    }
    return StreamSupport.stream(
            Spliterators.spliteratorUnknownSize(records, Spliterator.ORDERED), false)
        .map(record -> row(record, file, start))
        .iterator();
  }

  private CsvRecords records(Iterator<String> lines) {
    return new CsvRecords(lines, dialect, text -> cells.of(text).length == width);
  }

  private Row row(CsvRecord record, String file, long start) {
    String text = record.text();
    String[] found = record.fault() == Fault.TOO_LONG ? new String[0] : cells.of(text);
    boolean malformed =
        record.fault() != Fault.NONE
            || found.length != width
            || text.indexOf(CsvEncoding.UNREADABLE) >= 0
            || text.indexOf(CsvText.NUL) >= 0;
    int count = places.length;
    Object[] row = new Object[count + RowOrigin.WIDTH];
    for (int i = 0; i < count; i++) {
      row[i] = places[i] < found.length ? found[places[i]] : null;
    }
    row[count + RowOrigin.MALFORMED] = malformed ? record.key() : null;
    row[count + RowOrigin.FILE] = file;
    row[count + RowOrigin.BLOCK] = start;
    return RowFactory.create(row);
  }
}
