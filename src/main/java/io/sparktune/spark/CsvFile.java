package io.sparktune.spark;

import com.univocity.parsers.csv.CsvParser;
import com.univocity.parsers.csv.CsvParserSettings;
import io.sparktune.data.DataError;
import io.sparktune.data.RawTable;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.io.compress.CompressionCodec;
import org.apache.hadoop.io.compress.CompressionCodecFactory;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * A CSV file with a header line (RFC 4180 but for line feeds in cells). Spark reads it; only where
 * a line is wrong is the file read once more, to say which one.
 */
final class CsvFile {

  private static final String MALFORMED = "malformed line";
  private static final int MOST_PROBLEMS = 20;
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final SparkSession spark;
  private final Path file;
  private final char delimiter;

  CsvFile(SparkSession spark, Path file, char delimiter) {
    this.spark = spark;
    this.file = file;
    this.delimiter = delimiter;
  }

  RawTable read() {
    List<String> names = header();
    List<List<String>> columns = new ArrayList<>();
    names.forEach(name -> columns.add(new ArrayList<>()));
    List<Integer> malformed = new ArrayList<>();
    Iterator<Row> rows = rows(names);
    rows.next(); // the header, which Spark would compare with names of its own
    for (int row = 0; rows.hasNext(); row++) {
      Row cells = rows.next();
      boolean unclosed = false;
      for (int column = 0; column < names.size(); column++) {
        String cell = cells.getString(column);
        unclosed |= cell != null && cell.startsWith("\"");
        columns.get(column).add(cell);
      }
      if (unclosed || !cells.isNullAt(names.size())) {
        malformed.add(row);
      }
    }
    if (!malformed.isEmpty()) {
      throw new DataError(problems(malformed, names.size()));
    }
    List<String[]> cells = columns.stream().map(column -> column.toArray(String[]::new)).toList();
    return new RawTable(
        names, cells, row -> file() + " line " + lines(List.of(row)).get(0).number());
  }

  private Iterator<Row> rows(List<String> names) {
    StructType schema = new StructType();
    for (int i = 0; i < names.size(); i++) {
      schema = schema.add("column " + i, DataTypes.StringType);
    }
    schema = schema.add(MALFORMED, DataTypes.StringType);
    return spark
        .read()
        .schema(schema)
        .option("header", false)
        .option("sep", String.valueOf(delimiter))
        .option("escape", "\"")
        .option("mode", "PERMISSIVE")
        .option("columnNameOfCorruptRecord", MALFORMED)
        .option("ignoreLeadingWhiteSpace", true)
        .option("ignoreTrailingWhiteSpace", true)
        .option("maxColumns", Math.max(20_480, names.size() + 2))
        .csv(file.toString())
        .toLocalIterator();
  }

  private List<String> header() {
    try (BufferedReader reader = open()) {
      String line = reader.readLine();
      while (line != null && line.isBlank()) {
        line = reader.readLine();
      }
      if (line == null) {
        throw new DataError(file() + ": the file is empty; it needs a header line and rows");
      }
      return requireNames(cells(line));
    } catch (IOException e) {
      throw new DataError(file() + ": cannot be read (" + e.getMessage() + ")");
    }
  }

  private List<String> requireNames(String[] cells) {
    List<String> problems = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < cells.length; i++) {
      if (cells[i] == null || cells[i].isBlank()) {
        problems.add(file() + " line 1: column " + (i + 1) + " has no name; give it one");
      } else if (!seen.add(cells[i])) {
        problems.add(
            file() + " line 1: two columns are named " + cells[i] + "; rename one of them");
      }
    }
    if (!problems.isEmpty()) {
      throw new DataError(problems);
    }
    return List.of(cells);
  }

  private List<String> problems(List<Integer> rows, int width) {
    List<String> problems = new ArrayList<>();
    for (Line line : lines(rows.subList(0, Math.min(MOST_PROBLEMS, rows.size())))) {
      int found = cells(line.text()).length;
      problems.add(
          file()
              + " line "
              + line.number()
              + ": "
              + (found == width
                  ? "a quote is never closed; close it or double it"
                  : found
                      + " cells where the header has "
                      + width
                      + "; quote cells that hold "
                      + delimiter
                      + ", or check data.delimiter"));
    }
    if (rows.size() > MOST_PROBLEMS) {
      problems.add("and " + (rows.size() - MOST_PROBLEMS) + " more such lines");
    }
    return problems;
  }

  /** The lines of these rows, in their order: like Spark, blank lines are passed over. */
  private List<Line> lines(List<Integer> rows) {
    List<Line> found = new ArrayList<>();
    try (BufferedReader reader = open()) {
      int number = 0;
      int row = -2;
      for (String line = reader.readLine();
          line != null && found.size() < rows.size();
          line = reader.readLine()) {
        number++;
        if (!line.isBlank() && ++row == rows.get(found.size())) {
          found.add(new Line(number, line));
        }
      }
    } catch (IOException e) {
      throw new DataError(file() + ": cannot be read (" + e.getMessage() + ")");
    }
    return found;
  }

  private record Line(int number, String text) {}

  private String[] cells(String line) {
    CsvParserSettings settings = new CsvParserSettings();
    settings.getFormat().setDelimiter(delimiter);
    settings.setMaxColumns(1_000_000);
    settings.setMaxCharsPerColumn(-1);
    String[] cells = new CsvParser(settings).parseLine(line);
    return cells == null ? new String[0] : cells;
  }

  private BufferedReader open() throws IOException {
    Configuration configuration = spark.sparkContext().hadoopConfiguration();
    FileSystem fileSystem = file.getFileSystem(configuration);
    CompressionCodec codec = new CompressionCodecFactory(configuration).getCodec(file);
    InputStream bytes = fileSystem.open(file);
    InputStream text = codec == null ? bytes : codec.createInputStream(bytes);
    BufferedReader reader = new BufferedReader(new InputStreamReader(text, StandardCharsets.UTF_8));
    reader.mark(1);
    if (reader.read() != BYTE_ORDER_MARK) {
      reader.reset();
    }
    return reader;
  }

  private String file() {
    return file.toUri().getPath();
  }
}
