package io.sparktune.spark.input.csv;

import io.sparktune.data.CsvDialect;
import io.sparktune.data.DataError;
import io.sparktune.spark.input.csv.CsvRecord.Fault;
import io.sparktune.spark.input.files.InputFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/** Finds the form of a CSV file by its name and its first lines. */
final class CsvFormFinder {

  private static final String OTHER_DELIMITERS = ",;\t|:^~\u0001";
  private static final List<String> COMMENTS = List.of("#", "%", "//", "!");

  /** Longer names are cut in messages. */
  private static final int MOST_QUOTED = 40;

  private final Path file;
  private final CsvSample sample;
  private final CsvEncoding encoding;
  private final boolean isGuessed;
  private final CsvCells cells;

  private CsvFormFinder(Path file, CsvSample sample, CsvEncoding encoding) {
    this.file = file;
    this.encoding = encoding;
    this.isGuessed = sample.isOpen() && !isNamedAfterTabs(file);
    this.sample =
        !sample.isOpen()
            ? sample
            : isGuessed ? sample.withLikelyDelimiter() : sample.withDelimiter("\t");
    this.cells = new CsvCells(this.sample.dialect());
  }

  /**
   * The form of a file.
   *
   * @throws DataError if it is not a CSV file of this dialect
   */
  static CsvForm find(Configuration fileSystems, Path file, CsvDialect asked) {
    new CsvFileCheck(fileSystems, file).requireText();
    try (CsvLines lines = CsvLines.open(fileSystems, file, asked.charset())) {
      return new CsvFormFinder(file, CsvSample.of(lines, asked), lines.encoding()).form();
    } catch (IOException | UncheckedIOException e) {
      throw CsvFileCheck.unreadable(file, e);
    }
  }

  private static boolean isNamedAfterTabs(Path file) {
    return file.getName().toLowerCase(Locale.ROOT).matches(".*\\.(tsv|tab)(\\.[a-z0-9]+)?");
  }

  private CsvForm form() {
    List<CsvRecord> records = sample.records();
    if (records.isEmpty()) {
      throw new DataError(
          InputFiles.name(file)
              + ": the file is empty; it needs "
              + (sample.dialect().header() ? "a header and rows below it" : "rows"));
    }
    CsvRecord first = records.get(0);
    if (first.fault() != Fault.NONE) {
      requireNoWhitespace(first);
      throw error(first, first.fault().problem());
    }
    List<String[]> all = records.stream().map(record -> cells.of(record.text())).toList();
    requireColumns(first, all);
    CsvColumns columns =
        sample.dialect().header()
            ? CsvColumns.of(List.of(all.get(0)), all.subList(1, all.size()))
            : CsvColumns.numbered(all.get(0).length);
    requireReadable(first, columns.names());
    List<String> notes = new ArrayList<>();
    if (isGuessed && !sample.dialect().delimiter().equals(",")) {
      notes.add("its cells are read as separated by " + shown(sample.dialect().delimiter()));
    }
    notes.addAll(columns.notes());
    return new CsvForm(
        sample.dialect().withEncoding(encoding.charset().name()),
        columns.names(),
        columns.unnamed(),
        notes.stream().map(note -> InputFiles.name(file) + ": " + note + ".").toList());
  }

  /** Fails if the first record is above the header, or holds other delimiters alone. */
  private void requireColumns(CsvRecord first, List<String[]> all) {
    int width = all.get(0).length;
    if (width > CsvCells.MOST_COLUMNS) {
      throw error(
          first,
          "there are more than "
              + CsvCells.MOST_COLUMNS
              + " columns; check the delimiter, and whether the lines end, or write fewer columns");
    }
    CsvSample.Width usual = sample.width();
    boolean isShort =
        usual.cells() > Math.max(width, 1) && (width == 1 || usual.cells() > width + 1);
    if (isShort || isMostlyBlank(all.get(0))) {
      requireNoComment(first);
      requireNoTitle(all, usual.cells());
    }
    if (width == 1) {
      requireNoOtherDelimiter(first, all);
    }
  }

  private void requireNoComment(CsvRecord first) {
    for (String comment : COMMENTS) {
      if (first.text().stripLeading().startsWith(comment)) {
        throw error(
            first,
            "looks like a comment; set data.comment (predict: --comment) to \"" + comment + "\"");
      }
    }
  }

  /** Fails if a table of so many columns begins further down. */
  private void requireNoTitle(List<String[]> all, int width) {
    for (int i = 1; i < all.size(); i++) {
      if (all.get(i).length == width && !isMostlyBlank(all.get(i))) {
        int line = sample.records().get(i).line();
        throw error(
            sample.records().get(0),
            (isMostlyBlank(all.get(0)) ? "most cells are empty" : count(all.get(0).length))
                + ", but line "
                + line
                + " has "
                + width
                + "; set data.skip-lines (predict: --skip-lines) to "
                + (line - 1)
                + " if that is where the table begins");
      }
    }
  }

  private static boolean isMostlyBlank(String[] record) {
    return Arrays.stream(record).filter(String::isBlank).count() > record.length / 2;
  }

  private void requireNoOtherDelimiter(CsvRecord first, List<String[]> all) {
    String only = all.get(0)[0];
    for (int i = 0; i < OTHER_DELIMITERS.length(); i++) {
      char other = OTHER_DELIMITERS.charAt(i);
      if (only.indexOf(other) >= 0) {
        throw otherDelimiter(first, only, shown(String.valueOf(other)));
      }
    }
    requireNoWhitespace(first);
  }

  /** Fails if white space parts all records, but for the header above the row names of R. */
  private void requireNoWhitespace(CsvRecord first) {
    CsvSample spaced = sample.withDelimiter(CsvDialect.WHITESPACE);
    int records = spaced.records().size();
    if (isGuessed && records > 1 && spaced.width().records() >= records - 1) {
      throw otherDelimiter(first, first.text(), CsvDialect.WHITESPACE);
    }
  }

  private DataError otherDelimiter(CsvRecord first, String only, String delimiter) {
    return error(
        first,
        "there is only one column, named \""
            + (only.length() <= MOST_QUOTED ? only : only.substring(0, MOST_QUOTED) + "…")
            + "\"; set data.delimiter (predict: --delimiter) to "
            + delimiter
            + " if that separates the cells");
  }

  private void requireReadable(CsvRecord first, List<String> names) {
    List<String> problems = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i);
      if (name.indexOf(CsvEncoding.UNREADABLE) >= 0) {
        throw error(
            first,
            "the name of column "
                + (i + 1)
                + " is not "
                + encoding.charset().name()
                + "; "
                + encoding.remedy());
      }
      if (name.indexOf('\uFFFD') >= 0 || name.indexOf('\0') >= 0) {
        problems.add(
            place(first)
                + ": column "
                + (i + 1)
                + " has unreadable characters in its name; "
                + (name.indexOf('\0') < 0
                    ? "save the file as UTF-8"
                    : "set data.encoding (predict: --encoding) to "
                        + (name.charAt(0) == '\0' ? "utf-16be" : "utf-16le")
                        + " if it is UTF-16, or save it as UTF-8"));
      }
    }
    if (!problems.isEmpty()) {
      throw new DataError(problems);
    }
    if (first.text().indexOf(CsvText.NUL) >= 0) {
      throw error(first, "there is a NUL character, which no text has; " + CsvText.NUL_REMEDY);
    }
  }

  static String count(int cells) {
    return cells + (cells == 1 ? " cell" : " cells");
  }

  /** As a study file writes it. */
  private static String shown(String delimiter) {
    return switch (delimiter) {
      case "\t" -> "\"\\t\"";
      case "\u0001" -> "\"\\u0001\"";
      default -> "\"" + delimiter + "\"";
    };
  }

  private String place(CsvRecord record) {
    return InputFiles.name(file) + " line " + record.line();
  }

  private DataError error(CsvRecord record, String problem) {
    return new DataError(place(record) + ": " + problem);
  }
}
