package io.sparktune.lake.sinks.tensorboard;

import io.sparktune.lake.Storage;
import java.io.IOException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.fs.CommonPathCapabilities;

/**
 * The event files of one run, as TensorBoard calls a folder. TensorBoard reads a file that it has
 * opened to its end, and then looks for others behind it: so no file is ever changed, and each has
 * the events that those before it do not have. At times one file takes the place of all before it,
 * so that they stay few; it tells a TensorBoard that has read those to begin anew.
 */
final class EventFolder {

  /** TensorBoard takes any file with {@code tfevents} in its name for a finished one. */
  private static final String UNFINISHED = "unfinished";

  /** TensorBoard keeps each of them open. */
  private static final int MOST_PARTS = 8;

  private final Storage folder;
  private final String journal;

  /**
   * @param journal the digest of its first event
   */
  EventFolder(Storage folder, String journal) {
    this.folder = folder;
    this.journal = journal;
  }

  /** Deletes what was made from other journals. */
  void deleteOfOthers() {
    folder.names().stream()
        .filter(name -> EventPart.of(name).filter(part -> !isOwn(part)).isPresent())
        .forEach(folder::deleteFile);
  }

  private boolean isOwn(EventPart part) {
    return part.journal().equals(journal);
  }

  /** The files that count, in the order in which TensorBoard reads them. */
  List<EventPart> parts() {
    List<EventPart> all =
        folder.names().stream()
            .flatMap(name -> EventPart.of(name).stream())
            .filter(this::isOwn)
            .sorted(Comparator.comparing(EventPart::name))
            .toList();
    Optional<EventPart> whole =
        all.stream().filter(EventPart::isWhole).max(Comparator.comparing(EventPart::through));
    return all.stream().filter(part -> whole.isEmpty() || !part.isIn(whole.get())).toList();
  }

  /**
   * Adds a file.
   *
   * @param parts the files that count
   * @param at the last moment of the events
   * @param through the last event of the journal that is in it
   * @param isLast whether no more are to be expected
   */
  void add(EventRecords events, List<EventPart> parts, Instant at, long through, boolean isLast)
      throws IOException {
    long seconds =
        parts.isEmpty()
            ? at.getEpochSecond()
            : Math.max(at.getEpochSecond(), parts.get(parts.size() - 1).seconds());
    EventPart part = new EventPart(seconds, journal, through, false);
    if (!parts.isEmpty() && (isLast || parts.size() >= MOST_PARTS)) {
      part = part.whole();
      EventRecords all = EventRecords.anew(at);
      for (EventPart before : parts) {
        all.add(bytes(before), before.isWhole() ? EventRecords.ANEW : EventRecords.FIRST);
      }
      all.add(events.toBytes(), 0);
      write(part.name(), all);
    } else {
      EventRecords all = EventRecords.first(at);
      all.add(events.toBytes(), 0);
      write(part.name(), all);
    }
    tidy(part);
  }

  private byte[] bytes(EventPart part) throws IOException {
    return folder
        .bytes(part.name())
        .orElseThrow(() -> new IOException(folder + "/" + part.name() + " is gone"));
  }

  private void write(String name, EventRecords content) throws IOException {
    boolean appearsAtOnce =
        folder
            .fileSystem()
            .hasPathCapability(folder.path(name), CommonPathCapabilities.ABORTABLE_STREAM);
    folder.write(appearsAtOnce ? name : UNFINISHED, content.toBytes());
    if (!appearsAtOnce) {
      folder.rename(folder.path(UNFINISHED), folder.path(name));
    }
  }

  /** Deletes the files that are in another one. */
  private void tidy(EventPart whole) {
    if (whole.isWhole()) {
      folder.names().stream()
          .filter(name -> EventPart.of(name).filter(part -> part.isIn(whole)).isPresent())
          .forEach(folder::deleteFile);
    }
  }
}
