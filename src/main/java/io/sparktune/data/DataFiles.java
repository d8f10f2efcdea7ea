package io.sparktune.data;

import io.sparktune.data.work.FileWork;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The data that the driver reaches: files on any file system of Spark, and tables. */
public interface DataFiles {

  /**
   * The file at a path, or the files in the folder there in the order of their names, but for those
   * that begin with a dot or an underscore.
   *
   * @throws DataError if there are none
   */
  List<String> list(String path);

  InputStream open(String file) throws IOException;

  /**
   * The cells of a table as text.
   *
   * @throws DataError if a file is missing, unreadable or malformed
   */
  RawTable table(DataSource source);

  /**
   * The same, where some columns may stay unread: their names are there, their cells are missing.
   *
   * @param ignored names of columns whose cells nobody asks for
   */
  default RawTable table(DataSource source, Collection<String> ignored) {
    return table(source);
  }

  /**
   * The same, where tables are read as they were.
   *
   * @param versions of tables, as {@link #versions} gave them
   */
  default DataFiles at(Map<String, String> versions) {
    return this;
  }

  /** The versions at which tables were read, by their places; without those that keep none. */
  default Map<String, String> versions() {
    return Map.of();
  }

  /** A path as executors understand it. */
  default String address(String path) {
    return path;
  }

  /**
   * The files in a folder and in those below it, by their paths below it and in this order, but for
   * those whose own name or that of a folder below begins with a dot or an underscore.
   *
   * @throws DataError if it is no folder
   */
  default List<String> below(String folder) {
    throw new DataError(folder + ": folders cannot be listed here");
  }

  /**
   * Does work for each item and returns the results in their order. Where there are executors, they
   * share the items.
   *
   * @throws UncheckedIOException what the work throws
   */
  default <T extends Serializable, R extends Serializable> List<R> each(
      List<T> items, FileWork<T, R> work) {
    List<R> results = new ArrayList<>();
    for (T item : items) {
      try {
        results.add(work.of(item, this::open));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return results;
  }

  /**
   * Does work for each cell of a column that has no text, where the rows are, in the order of
   * {@link #table}. A cell is bytes, a list, a map of a struct's fields, or a number.
   *
   * @param results takes those of some rows after the others
   * @throws DataError if there is no such column
   */
  default <R extends Serializable> void cells(
      DataSource source, String column, FileWork<Object, R> work, Consumer<List<R>> results) {
    throw new DataError(source + ": there are no tables with bytes or lists");
  }

  /** No files: for rows that are generated. */
  static DataFiles none() {
    return new DataFiles() {
      @Override
      public List<String> list(String path) {
        throw new DataError(path + ": there are no files");
      }

      @Override
      public InputStream open(String file) throws IOException {
        throw new FileNotFoundException(file);
      }

      @Override
      public RawTable table(DataSource source) {
        throw new DataError(source + ": there are no tables");
      }
    };
  }
}
