package io.sparktune.lake.sinks.catalog;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sparktune.lake.tables.TableColumn;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;

/** The meanings of columns, as {@code docs/tables.md} has them. */
final class ColumnComments {

  private static final String RESOURCE = "columns.tsv";

  /** Hive's metastore keeps no longer ones. */
  private static final int LONGEST = 255;

  private static final String END = " ...";

  /** By {@code table.column}. */
  private static final Map<String, String> BY_COLUMN = read();

  private ColumnComments() {}

  private static Map<String, String> read() {
    try (InputStream in = ColumnComments.class.getResourceAsStream(RESOURCE);
        BufferedReader lines = new BufferedReader(new InputStreamReader(in, UTF_8))) {
      Map<String, String> comments = new HashMap<>();
      lines
          .lines()
          .map(line -> line.split("\t", 2))
          .forEach(cells -> comments.put(cells[0], cells[1]));
      return comments;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a column of a table means; empty where its name says all. */
  static String of(String table, TableColumn column) {
    return switch (column.role()) {
      case FIXED -> shortened(BY_COLUMN.getOrDefault(table + "." + column.name(), ""));
      case METRIC -> shortened("the metric " + column.of());
      case PARAMETER -> shortened("the parameter " + column.of());
    };
  }

  private static String shortened(String comment) {
    if (comment.length() <= LONGEST) {
      return comment;
    }
    String most = comment.substring(0, LONGEST - END.length());
    return most.substring(0, Math.max(1, most.lastIndexOf(' '))) + END;
  }
}
