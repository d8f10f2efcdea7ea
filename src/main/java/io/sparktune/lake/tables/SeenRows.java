package io.sparktune.lake.tables;

import io.sparktune.storage.Reason;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a table's files one by one: those of a journal's parts in order, then those of all
 * other files. Of a part that grows meanwhile it has the rows that were there before.
 */
final class SeenRows implements Closeable {

  private final TableFiles files;
  private final Configuration configuration;
  private final Deque<TablePart> left = new ArrayDeque<>();
  private final List<String> unreadable = new ArrayList<>();
  private @Nullable ParquetReader<Group> reader;
  private String name = "";
  private long rowsLeft;

  SeenRows(TableFiles files, List<TablePart> parts, Configuration configuration) {
    this.files = files;
    this.configuration = configuration;
    left.addAll(parts);
    files
        .partByName()
        .forEach(
            (file, part) -> {
              if (part.isEmpty()) {
                unreadable.add(file + ": cannot be read");
              } else if (!parts.contains(part.get())) {
                left.add(part.get());
              }
            });
  }

  /** Which files cannot be read, as far as the rows were asked for. */
  List<String> unreadable() {
    return List.copyOf(unreadable);
  }

  /** The next row, empty behind the last one. */
  Optional<RowText> next() {
    while (reader != null || !left.isEmpty()) {
      Optional<RowText> row = read();
      if (row.isPresent()) {
        return row;
      }
    }
    return Optional.empty();
  }

  /** Empty at the end of a file. */
  private Optional<RowText> read() {
    try {
      ParquetReader<Group> open = reader == null ? open(left.remove()) : reader;
      reader = open;
      Group row = rowsLeft-- > 0 ? open.read() : null;
      if (row != null) {
        return Optional.of(RowText.of(row));
      }
      close();
    } catch (IOException | RuntimeException | OutOfMemoryError e) { // whatever damage leads to
      unreadable.add(name + ": cannot be read (" + reason(e) + ")");
      reader = null;
    }
    return Optional.empty();
  }

  /** Parquet's own message is about places in the file. */
  private static String reason(Throwable failure) {
    return failure.getCause() == null ? Reason.of(failure) : reason(failure.getCause());
  }

  private ParquetReader<Group> open(TablePart part) throws IOException {
    name = part.name();
    rowsLeft = part.rows();
    return PartRows.reader(
        HadoopInputFile.fromPath(files.folder().path(name), configuration), configuration);
  }

  @Override
  public void close() throws IOException {
    ParquetReader<Group> open = reader;
    reader = null;
    if (open != null) {
      open.close();
    }
  }
}
