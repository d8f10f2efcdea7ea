package io.sparktune.data.text;

import io.sparktune.data.CsvDialect;
import io.sparktune.data.DataError;
import io.sparktune.data.DataFiles;
import io.sparktune.data.DataSource;
import io.sparktune.data.ProblemList;
import io.sparktune.data.RawTable;
import io.sparktune.data.work.FileOpener;
import io.sparktune.data.work.FileWork;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Files of one text each, in a folder for each class. The table that they make has a column for the
 * text and one for the class.
 */
record TextFolders(DataFiles files, String text, String target) {

  private static final String BYTE_ORDER_MARK = "\ufeff";

  /** A file's text; null where it is not in the encoding. */
  private record Decoded(@Nullable String text) implements Serializable {}

  /** Reads a file of a folder. */
  private record Read(String path, CsvDialect dialect) implements FileWork<String, Decoded> {
    @Override
    public Decoded of(String name, FileOpener opener) throws IOException {
      try (InputStream bytes = opener.open(path + "/" + name)) {
        String read =
            dialect
                .charset()
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(bytes.readAllBytes()))
                .toString();
        return new Decoded(read.startsWith(BYTE_ORDER_MARK) ? read.substring(1) : read);
      } catch (CharacterCodingException e) {
        return new Decoded(null);
      }
    }
  }

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
      List<Decoded> read = files.each(names, new Read(files.address(path), source.csv()));
      for (int i = 0; i < names.size(); i++) {
        String name = names.get(i);
        String place = path + "/" + name;
        String decoded = read.get(i).text();
        if (decoded == null) {
          problems.add(
              "%s: its characters are not %s; set data.encoding, or save it as UTF-8"
                  .formatted(place, source.csv().charset().name()));
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
