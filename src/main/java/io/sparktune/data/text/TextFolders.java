package io.sparktune.data.text;

import io.sparktune.data.DataError;
import io.sparktune.data.DataFiles;
import io.sparktune.data.DataSource;
import io.sparktune.data.ProblemList;
import io.sparktune.data.RawTable;
import java.util.ArrayList;
import java.util.List;

/**
 * Files of one text each, in a folder for each class. The table that they make has a column for the
 * text and one for the class.
 */
record TextFolders(DataFiles files, String text, String target) {

  /**
   * All texts of some folders, in the order of the paths and of the files' names.
   *
   * @throws DataError if a folder has none, or a file cannot be read
   */
  RawTable table(DataSource.Files source) {
    List<String> texts = new ArrayList<>();
    List<String> classes = new ArrayList<>();
    List<String> places = new ArrayList<>();
    ProblemList problems = new ProblemList();
    for (String path : source.paths()) {
      List<String> names = files.below(path);
      requireFolders(path, names);
      String address = files.address(path);
      DecodedText.Reading reading = new DecodedText.Reading(source.csv());
      List<DecodedText> read =
          files.each(names.stream().map(name -> address + "/" + name).toList(), reading);
      for (int i = 0; i < names.size(); i++) {
        String name = names.get(i);
        String place = path + "/" + name;
        String decoded = read.get(i).text();
        if (decoded == null) {
          problems.add(reading.problem(place, "set data.encoding"));
        }
        texts.add(decoded == null ? "" : decoded);
        classes.add(name.substring(0, name.indexOf('/')));
        places.add(place);
      }
    }
    problems.throwIfAny();
    return new RawTable(
        List.of(text, target),
        List.of(texts.toArray(String[]::new), classes.toArray(String[]::new)),
        places::get);
  }

  private static void requireFolders(String path, List<String> names) {
    if (names.isEmpty()) {
      throw new DataError(path + ": there are no texts; it needs a folder for each class");
    }
    names.stream()
        .filter(name -> name.indexOf('/') < 0)
        .findFirst()
        .ifPresent(
            name -> {
              throw new DataError(
                  path
                      + ": the file "
                      + name
                      + " is beside the folders of the classes; move it into one of them, or set"
                      + " data.layout = rows for a table");
            });
  }
}
