package io.sparktune.spark.input;

import io.sparktune.spark.input.files.InputFiles;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.fs.Path;

/** Reads the files of one format. */
interface InputFormat {

  /**
   * The files by their columns; their rows are not read yet.
   *
   * @throws io.sparktune.data.DataError if one cannot be read
   */
  List<FileGroup> groups(List<Path> files);

  /** Whether its cells are text for want of other types. */
  default boolean isTextOnly() {
    return false;
  }

  /** Whether rows are the same whichever of their columns are read. */
  default boolean hasPartsOfRows() {
    return false;
  }

  /** The same in one order, if its rows are in none; empty otherwise. */
  default Optional<InputFormat> sorted() {
    return Optional.empty();
  }

  /** The same, if this may tear rows that one task alone can read; empty otherwise. */
  default Optional<InputFormat> whole() {
    return Optional.empty();
  }

  /** Where a row of a file is, counted from 0, such as {@code churn.csv line 3}. */
  default String place(Path file, int row) {
    return InputFiles.name(file) + " row " + (row + 1);
  }

  /** Where a file's first row with such a cell is, if the format can tell. */
  default Optional<String> place(Path file, String column, String cell) {
    return Optional.empty();
  }

  /** What is wrong with malformed lines of a file, by their text, in their order. */
  default List<String> problems(Path file, List<String> malformed) {
    return List.of(InputFiles.name(file) + ": a row cannot be read; write the file again");
  }
}
