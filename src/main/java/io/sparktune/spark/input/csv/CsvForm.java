package io.sparktune.spark.input.csv;

import io.sparktune.data.CsvDialect;
import java.util.List;
import java.util.Set;

/**
 * The form of one CSV file.
 *
 * @param dialect with the delimiter and the encoding that the file has
 * @param names of the columns, each different also without capitals
 * @param unnamed those of them that the file does not name
 * @param notes on what was decided without being asked for
 */
public record CsvForm(
    CsvDialect dialect, List<String> names, Set<String> unnamed, List<String> notes) {

  public CsvForm {
    names = List.copyOf(names);
    unnamed = Set.copyOf(unnamed);
    notes = List.copyOf(notes);
  }

  /** The same for all files that are read alike. */
  public CsvForm withoutNotes() {
    return new CsvForm(dialect, names, unnamed, List.of());
  }

  int width() {
    return names.size();
  }
}
