package io.sparktune.lake.tables;

import io.sparktune.lake.EventDigests;
import io.sparktune.lake.Storage;
import io.sparktune.lake.StoredFile;
import io.sparktune.storage.StorageFailure;
import io.sparktune.storage.WholeFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.hadoop.fs.FSDataOutputStream;

/**
 * The Parquet files of one table. Each says of which events it has the rows, and by their digest of
 * which journal; a file of another journal, or of events that are no more, counts for nothing. Rows
 * are added by replacing the last file in one step, so that readers see every row once at every
 * moment.
 */
final class TableFolder {

  /** A file with so many rows is left as it is, and a new one is begun. */
  private static final long FULL_ROWS = 250_000;

  private final Storage tables;
  private final TableSchema table;
  private final EventDigests journal;
  private final Trust trust;
  private final ParquetFile format;
  private List<TablePart> parts = List.of();
  private boolean isTidy;

  /** Belief in files that are there at first. */
  enum Trust {
    IN_FILES_OF_THIS_JOURNAL,
    IN_NOTHING
  }

  TableFolder(Storage tables, TableSchema table, EventDigests journal, Trust trust) {
    this.tables = tables;
    this.table = table;
    this.journal = journal;
    this.trust = trust;
    this.format = new ParquetFile(table, tables.fileSystem().getConf());
  }

  private Storage folder() {
    return tables.in(table.name());
  }

  /** The last event whose rows are in the table, 0 before any. */
  long covered() {
    if (trust == Trust.IN_FILES_OF_THIS_JOURNAL) {
      parts = TableFiles.in(folder()).of(journal);
    }
    if (!parts.isEmpty()) {
      tidy();
    }
    return last().map(part -> part.events().through()).orElse(0L);
  }

  private Optional<TablePart> last() {
    return parts.isEmpty() ? Optional.empty() : Optional.of(parts.get(parts.size() - 1));
  }

  /** Adds the rows of all events up to this one that are not in the table yet. */
  void publish(List<Object[]> rows, long through) {
    Optional<TablePart> growing = last().filter(part -> part.rows() < FULL_ROWS);
    long after =
        growing
            .or(this::last)
            .map(part -> growing.isPresent() ? part.events().after() : part.events().through())
            .orElse(0L);
    List<TablePart> before = parts.subList(0, parts.size() - (growing.isPresent() ? 1 : 0));
    EventRange events = new EventRange(after, through, digest(through));
    Map<String, String> metadata = format.metadata(events);
    write(
        before,
        events,
        out -> {
          if (growing.isEmpty()) {
            format.written(rows, metadata, out);
          } else {
            grow(growing.get(), format.encoded(rows), metadata, out);
          }
        });
  }

  private void grow(
      TablePart part, BytesFile added, Map<String, String> metadata, FSDataOutputStream out)
      throws IOException {
    StoredFile before = file(part);
    if (part.isWasteful()) {
      format.merged(List.of(before, added), metadata, out);
    } else if (part.isScattered() || isOld(part)) {
      new GrownFile(before, format.mergedInMemory(List.of(before, added)))
          .writeAddedTo(out, metadata);
    } else {
      new GrownFile(before, added).writeTo(out, metadata);
    }
  }

  private String digest(long through) {
    return journal
        .digest(through)
        .orElseThrow(() -> new IllegalStateException("the journal has no event " + through));
  }

  private StoredFile file(TablePart part) throws IOException {
    return StoredFile.of(tables.fileSystem(), folder().path(part.name()));
  }

  /** Puts these rows in place of all that are in the table. */
  void replace(List<Object[]> rows, long through) {
    EventRange events = new EventRange(0, through, digest(through));
    isTidy = false; // further parts count for nothing from now on
    write(List.of(), events, out -> format.written(rows, format.metadata(events), out));
  }

  /** Leaves out what additions made that no reader needs any more. */
  void compact() {
    Optional<TablePart> many = last().filter(part -> part.isGrown() || isOld(part));
    if (many.isPresent()) {
      Map<String, String> metadata = format.metadata(many.get().events());
      write(
          parts.subList(0, parts.size() - 1),
          many.get().events(),
          out -> format.merged(List.of(file(many.get())), metadata, out));
    }
    tidy();
  }

  private boolean isOld(TablePart part) {
    return !part.schema().equals(table.type());
  }

  private interface Content {
    void writeTo(FSDataOutputStream out) throws IOException;
  }

  /** Writes the part behind these. */
  private void write(List<TablePart> before, EventRange events, Content content) {
    String name = TablePart.name(digest(1), before.size());
    StorageFailure.in(
        "write the table",
        folder(),
        () -> {
          new WholeFile(tables.fileSystem(), folder().path(name)).write(content::writeTo);
          List<TablePart> now = new ArrayList<>(before);
          now.add(
              TablePart.read(folder(), name)
                  .filter(part -> part.events().equals(events))
                  .orElseThrow(() -> new IOException(name + " is not what was written")));
          parts = List.copyOf(now);
          tidy();
          return parts;
        });
  }

  /** Deletes files that count for nothing, once there are others. */
  private void tidy() {
    if (isTidy) {
      return;
    }
    Set<String> ours = parts.stream().map(TablePart::name).collect(Collectors.toSet());
    StorageFailure.in(
        "tidy the table",
        folder(),
        () -> {
          for (String name : folder().names()) {
            boolean isRows = name.endsWith(".parquet") && !ours.contains(name);
            if (isRows || WholeFile.isLeftOver(name)) {
              folder().delete(folder().path(name));
            }
          }
          tables.delete(tables.path("_" + table.name())); // where earlier versions made files
          isTidy = true;
          return table;
        });
  }
}
