package io.sparktune.lake.tables;

import io.sparktune.lake.Storage;
import io.sparktune.lake.StoredFile;
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
import org.jspecify.annotations.Nullable;

/**
 * The rows of a table's files one by one: those of a journal's parts in order, then those of all
 * other files. Of a part that grows meanwhile it has the rows that were there before.
 */
final class SeenRows implements Closeable {

  /** A part that was put together anew while it was read can be read the next time. */
  private static final int MOST_FAILURES = 3;

  private final TableFiles files;
  private final Configuration configuration;
  private final Deque<TablePart> left = new ArrayDeque<>();
  private final List<String> unreadable = new ArrayList<>();
  private @Nullable TablePart part;
  private @Nullable ParquetReader<Group> reader;
  private long given;
  private int failures;

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
  Optional<Group> next() {
    while (part != null || !left.isEmpty()) {
      TablePart present = part == null ? begin(left.remove()) : part;
      Optional<Group> row = read(present);
      if (row.isPresent()) {
        return row;
      }
    }
    return Optional.empty();
  }

  private TablePart begin(TablePart next) {
    part = next;
    given = 0;
    failures = 0;
    return next;
  }

  /** Empty at the end of a part, and where it is to be read again. */
  private Optional<Group> read(TablePart present) {
    try {
      ParquetReader<Group> open = reader == null ? open(present) : reader;
      reader = open;
      Group row = given < present.rows() ? open.read() : null;
      if (row != null) {
        given++;
        return Optional.of(row);
      }
      close();
      part = null;
    } catch (IOException | RuntimeException | OutOfMemoryError e) { // whatever damage leads to
      reader = null;
      if (++failures == MOST_FAILURES) {
        unreadable.add(present.name() + ": cannot be read (" + reason(e) + ")");
        part = null;
      }
    }
    return Optional.empty();
  }

  /** Parquet's own message is about places in the file. */
  private static String reason(Throwable failure) {
    return failure.getCause() == null ? Reason.of(failure) : reason(failure.getCause());
  }

  /** Opens a part behind the rows that were given already. */
  private ParquetReader<Group> open(TablePart present) throws IOException {
    Storage folder = files.folder();
    ParquetReader<Group> open =
        PartRows.reader(
            StoredFile.of(folder.fileSystem(), folder.path(present.name())), configuration);
    for (long row = 0; row < given; row++) {
      Group unused = open.read();
    }
    return open;
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
