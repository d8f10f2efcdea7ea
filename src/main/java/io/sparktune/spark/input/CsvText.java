package io.sparktune.spark.input;

import io.sparktune.data.CsvDialect;
import io.sparktune.data.DataError;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.io.compress.CompressionCodec;
import org.apache.hadoop.io.compress.CompressionCodecFactory;

/** The lines of a CSV file, read on the driver: for the header, and to say where a fault is. */
public final class CsvText {

  private static final char BYTE_ORDER_MARK = '\uFEFF';
  private static final String OTHER_DELIMITERS = ",;\t|";
  private static final byte[] GZIP = {0x1F, (byte) 0x8B};
  private static final byte[] PARQUET = {'P', 'A', 'R', '1'};

  private final Configuration fileSystems;
  private final Path file;
  private final CsvDialect dialect;
  private final CsvCells cells;

  public CsvText(Configuration fileSystems, Path file, CsvDialect dialect) {
    this.fileSystems = fileSystems;
    this.file = file;
    this.dialect = dialect;
    this.cells = new CsvCells(dialect);
  }

  /** A line that is not blank, by its number in the file and among such lines below the header. */
  public record Line(int number, int row, String text) {}

  /**
   * The names of the columns.
   *
   * @throws DataError if the file is not a CSV file with a header
   */
  public List<String> header() {
    requireText();
    Line header =
        first(line -> true)
            .orElseThrow(() -> error("the file is empty; it needs a header and rows below it"));
    List<String> names = List.of(cells.of(header.text()));
    if (names.size() == 1) {
      requireNoOtherDelimiter(names.get(0));
    }
    List<String> problems = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < names.size(); i++) {
      String fault = fault(names.get(i), seen);
      if (!fault.isEmpty()) {
        problems.add(place(header) + ": column " + (i + 1) + " " + fault);
      }
    }
    if (!problems.isEmpty()) {
      throw new DataError(problems);
    }
    return names;
  }

  private static String fault(String name, Set<String> seen) {
    if (name.isBlank()) {
      return "has no name; give it one";
    }
    if (name.indexOf('\uFFFD') >= 0 || name.indexOf('\0') >= 0) {
      return "has unreadable characters in its name; save the file as UTF-8";
    }
    return seen.add(name.toLowerCase(Locale.ROOT))
        ? ""
        : "is named \"" + name + "\" like another column, except for case; rename one of them";
  }

  private void requireNoOtherDelimiter(String name) {
    for (int i = 0; i < OTHER_DELIMITERS.length(); i++) {
      char other = OTHER_DELIMITERS.charAt(i);
      if (other != dialect.delimiter() && name.indexOf(other) >= 0) {
        String shown = other == '\t' ? "\\t" : String.valueOf(other);
        throw new DataError(
            name()
                + " line 1: there is only one column, named \""
                + name
                + "\"; set data.delimiter (predict: --delimiter) to \""
                + shown
                + "\" if that separates the cells");
      }
    }
  }

  /** What is wrong with a line. */
  public String problem(Line line, int width) {
    int found = cells.of(line.text()).length;
    return place(line)
        + ": "
        + (cells.hasOpenQuote(line.text())
            ? "a quote is not closed at the end of its cell; close it, and double quotes within a"
                + " cell"
            : found
                + (found == 1 ? " cell" : " cells")
                + " where the header has "
                + width
                + "; quote cells that hold \""
                + dialect.delimiter()
                + "\", or check the delimiter");
  }

  public String place(Line line) {
    return name() + " line " + line.number();
  }

  /** The first line with such a text, the header included. */
  public Optional<Line> first(Predicate<String> wanted) {
    return lines(line -> wanted.test(line.text()), 1).stream().findFirst();
  }

  /** The first line with such a cell in this column. */
  public Optional<Line> first(int column, String cell) {
    return first(
        text -> {
          String[] found = cells.of(text);
          return column < found.length && cell.equals(found[column]);
        });
  }

  /** The lines of these rows, ascending. */
  List<Line> lines(List<Integer> rows) {
    Set<Integer> wanted = new HashSet<>(rows);
    return lines(line -> wanted.contains(line.row()), rows.size());
  }

  /** At most so many lines. Blank ones are passed over. */
  private List<Line> lines(Predicate<Line> wanted, int most) {
    List<Line> found = new ArrayList<>();
    try (BufferedReader reader = open()) {
      int number = 0;
      int row = -1;
      for (String text = reader.readLine();
          text != null && found.size() < most;
          text = reader.readLine()) {
        number++;
        if (!CsvCells.isBlank(text)) {
          Line line = new Line(number, row++, text);
          if (wanted.test(line)) {
            found.add(line);
          }
        }
      }
    } catch (IOException e) {
      throw unreadable(e);
    }
    return found;
  }

  /** Fails for files of other formats, and for compressed ones that are not whole. */
  private void requireText() {
    try (InputStream bytes = file.getFileSystem(fileSystems).open(file)) {
      byte[] start = bytes.readNBytes(PARQUET.length);
      if (begins(start, PARQUET)) {
        throw error("this is a Parquet file; name it .parquet, or set data.format to parquet");
      }
      boolean gzip = begins(start, GZIP);
      boolean named = file.getName().endsWith(".gz");
      if (gzip && codec() == null) {
        throw error("the file is compressed; name it .csv.gz, so that it is read as such");
      }
      if (named && !gzip && start.length > 0) {
        throw error(
            "the file is not compressed, although its name says so; remove .gz from the" + " name");
      }
    } catch (IOException e) {
      throw unreadable(e);
    }
    if (codec() != null) {
      requireWhole();
    }
  }

  /** A task that fails at a broken end would fill the log and be tried again. */
  private void requireWhole() {
    try (BufferedReader reader = open()) {
      reader.transferTo(Writer.nullWriter());
    } catch (IOException e) {
      throw error(
          "the compressed file is damaged or cut off (" + e.getMessage() + "); copy it" + " again");
    }
  }

  private static boolean begins(byte[] start, byte[] magic) {
    for (int i = 0; i < magic.length; i++) {
      if (i >= start.length || start[i] != magic[i]) {
        return false;
      }
    }
    return true;
  }

  private CompressionCodec codec() {
    return new CompressionCodecFactory(fileSystems).getCodec(file);
  }

  private BufferedReader open() throws IOException {
    FileSystem fileSystem = file.getFileSystem(fileSystems);
    CompressionCodec codec = codec();
    InputStream bytes = fileSystem.open(file);
    InputStream text = codec == null ? bytes : codec.createInputStream(bytes);
    BufferedReader reader = new BufferedReader(new InputStreamReader(text, StandardCharsets.UTF_8));
    reader.mark(1);
    if (reader.read() != BYTE_ORDER_MARK) {
      reader.reset();
    }
    return reader;
  }

  private DataError unreadable(IOException e) {
    return error("cannot be read (" + e.getMessage() + "); check the file");
  }

  private DataError error(String problem) {
    return new DataError(name() + ": " + problem);
  }

  /** The file as a person would write it. */
  String name() {
    return InputFiles.name(file);
  }
}
