package io.sparktune.spark.input.csv;

import io.sparktune.data.table.text.CellText;
import io.sparktune.spark.input.csv.CsvRecord.Fault;
import io.sparktune.spark.input.files.InputFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/** The records of a CSV file, read on the driver to say where a fault is. */
final class CsvText {

  /** The character that text files do not have. */
  static final char NUL = '\0';

  /** What to do about it. */
  static final String NUL_REMEDY =
      "remove it (tr -d '\\000'), or set data.encoding (predict: --encoding) if the file is UTF-16";

  private final Configuration fileSystems;
  private final Path file;
  private final CsvForm form;
  private final CsvCells cells;

  CsvText(Configuration fileSystems, Path file, CsvForm form) {
    this.fileSystems = fileSystems;
    this.file = file;
    this.form = form;
    this.cells = new CsvCells(form.dialect());
  }

  /**
   * A record by its place.
   *
   * @param row among those below the header, from 0; -1 for the header
   */
  record Line(CsvRecord record, int row) {}

  /** What is wrong with a record. */
  String problem(Line line) {
    CsvRecord record = line.record();
    if (record.fault() != Fault.NONE) {
      return place(line) + ": " + record.fault().problem();
    }
    String[] found = cells.of(record.text());
    if (found.length == form.width()) {
      return record.text().indexOf(NUL) >= 0 ? withNul(line) : unreadable(line, found);
    }
    String delimiter = form.dialect().delimiter();
    return place(line)
        + ": "
        + CsvFormFinder.count(found.length)
        + " where the "
        + (form.dialect().header() ? "header has " : "first row has ")
        + form.width()
        + "; quote cells that hold \""
        + delimiter
        + "\", or check the delimiter";
  }

  /** What is wrong with a record that holds a NUL, which the parser takes for white space. */
  private String withNul(Line line) {
    char mark = CsvEncoding.UNREADABLE;
    String[] found = cells.of(line.record().text().replace(NUL, mark));
    int column = 0;
    while (found[column].indexOf(mark) < 0) {
      column++;
    }
    return place(line)
        + ", column \""
        + form.names().get(column)
        + "\": the cell "
        + CellText.quoted(found[column].replace(mark, '\uFFFD'))
        + " holds a NUL character, which no text has; "
        + NUL_REMEDY;
  }

  /** What is wrong with a record whose bytes are not of the encoding. */
  private String unreadable(Line line, String[] found) {
    CsvEncoding encoding = new CsvEncoding(form.dialect().charset());
    int column = 0;
    while (found[column].indexOf(CsvEncoding.UNREADABLE) < 0) {
      column++;
    }
    return place(line)
        + ", column \""
        + form.names().get(column)
        + "\": the cell \""
        + found[column].replace(CsvEncoding.UNREADABLE, '\uFFFD')
        + "\" is not "
        + encoding.charset().name()
        + "; "
        + encoding.remedy();
  }

  String place(Line line) {
    return InputFiles.name(file) + " line " + line.record().line();
  }

  /** The first such record, the header included. */
  Optional<Line> first(Predicate<CsvRecord> wanted) {
    return lines(line -> wanted.test(line.record()), 1).stream().findFirst();
  }

  /** The first records with these keys, as many as there are of each. */
  List<Line> lines(List<String> keys) {
    List<String> wanted = new ArrayList<>(keys);
    return lines(line -> wanted.remove(line.record().key()), keys.size());
  }

  /** The first record with such a cell in this column. */
  Optional<Line> first(int column, String cell) {
    return first(
        record -> {
          String[] found = cells.of(record.text());
          return column < found.length && cell.equals(found[column]);
        });
  }

  /** The record of a row. */
  Optional<Line> row(int row) {
    return lines(line -> line.row() == row, 1).stream().findFirst();
  }

  /** At most so many records. */
  private List<Line> lines(Predicate<Line> wanted, int most) {
    List<Line> found = new ArrayList<>();
    try (CsvLines lines = CsvLines.open(fileSystems, file, form.dialect().charset())) {
      CsvRecords records =
          new CsvRecords(lines, form.dialect(), text -> cells.of(text).length == form.width())
              .fromTop();
      for (int row = form.dialect().header() ? -1 : 0;
          records.hasNext() && found.size() < most;
          row++) {
        Line line = new Line(records.next(), row);
        if (wanted.test(line)) {
          found.add(line);
        }
      }
    } catch (IOException | UncheckedIOException e) {
      throw CsvFileCheck.unreadable(file, e);
    }
    return found;
  }
}
