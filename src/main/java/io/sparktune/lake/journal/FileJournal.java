package io.sparktune.lake.journal;

import io.sparktune.lake.Storage;
import io.sparktune.storage.LostFolder;
import io.sparktune.storage.StorageFailure;
import io.sparktune.study.events.Event;
import io.sparktune.study.loop.Journal;
import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.Comparator;
import java.util.Set;
import java.util.UUID;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.StreamCapabilities;
import org.jspecify.annotations.Nullable;

/**
 * A journal in files {@code <life>-<segment>-<driver>.jsonl}, one life for each driver that took
 * the study up. A file is never changed by a later life, so a line that a dying driver left torn is
 * simply passed over. Where a file system cannot make part of a file durable, a segment is closed
 * at each event that must last.
 */
public final class FileJournal implements Journal {

  /** Receives the events of earlier runs. */
  @FunctionalInterface
  public interface Replay {
    void accept(long sequence, Event event);
  }

  private final Storage folder;
  private final JournalChain chain;
  private final String study;
  private JournalFile file;

  /** Lines that are not written yet. */
  private final ByteArrayOutputStream lines = new ByteArrayOutputStream();

  private @Nullable FSDataOutputStream out;

  /** Bytes of the present segment. */
  private long written;

  /** What was written last is unknown, so that nothing can follow it. */
  private boolean broken;

  private FileJournal(Storage folder, JournalChain chain, String study, int life) {
    this.folder = folder;
    this.chain = chain;
    this.study = study;
    this.file = new JournalFile(life, 0, random().substring(0, 16));
  }

  /** The same as below, of which nobody asks for digests. */
  public static FileJournal open(Storage folder, Replay replay) {
    return open(folder, new JournalChain(), replay);
  }

  /**
   * Replays what earlier drivers kept and begins a new life, whose first event makes its file.
   *
   * @param chain without any events, which gets those of the journal, each before it is replayed
   * @throws DamagedJournal if a file or a line cannot follow those before it
   */
  public static FileJournal open(Storage folder, JournalChain chain, Replay replay) {
    JournalReader reader = new JournalReader(folder, chain, replay);
    reader.readAll();
    return new FileJournal(
        folder, chain, reader.study().orElseGet(FileJournal::random), reader.life() + 1);
  }

  /**
   * Ends what the driver before this one wrote: all of it lasts, and where it still writes, it can
   * no more. To be called by the next driver before it reads, which refuses what is no file.
   */
  public static void seal(Storage folder) {
    Set<String> others = folder.namesOfOthers();
    folder.names().stream()
        .filter(name -> !others.contains(name))
        .flatMap(name -> JournalFile.parse(name).stream())
        .max(Comparator.naturalOrder())
        .ifPresent(
            latest ->
                StorageFailure.in(
                    "end the journal of an earlier driver in",
                    folder,
                    () -> JournalSeal.of(folder.fileSystem(), folder.path(latest.name()))));
  }

  /**
   * The digests of the events that earlier drivers kept, which are not replayed.
   *
   * @throws DamagedJournal if a file or a line cannot follow those before it
   */
  public static JournalChain digests(Storage folder) {
    JournalChain chain = new JournalChain();
    new JournalReader(folder, chain, null).readAll();
    return chain;
  }

  private static String random() {
    return UUID.randomUUID().toString().replace("-", "");
  }

  @Override
  public long append(Event event) {
    byte[] json = EventCodec.toJson(event);
    try {
      if (broken) {
        throw new IOException("an event before this one could not be written");
      }
      if (out == null && lines.size() == 0) {
        beginSegment();
      }
      long sequence = chain.events() + 1;
      lines.writeBytes(new JournalLine(chain.next(sequence, json), sequence, json).toBytes());
      chain.addEvent(json);
      if (mustLast(event)) {
        write();
      }
      return sequence;
    } catch (IOException | RuntimeException e) {
      throw failure(e);
    }
  }

  private StorageFailure failure(Throwable reason) {
    broken = true;
    return StorageFailure.of("write the journal in", folder, reason);
  }

  private void beginSegment() {
    file = new JournalFile(file.life(), file.segment() + 1, file.driver());
    written = 0;
    JournalHeader header = JournalHeader.of(study, file, chain);
    lines.writeBytes(header.toBytes());
    chain.addHeader(header.content());
  }

  private void write() throws IOException {
    FSDataOutputStream segment =
        out == null ? folder.fileSystem().create(folder.path(file.name()), false) : out;
    folder.requireOwn();
    out = segment;
    segment.write(lines.toByteArray());
    written += lines.size();
    lines.reset();
    if (segment.hasCapability(StreamCapabilities.HSYNC)) {
      segment.hsync();
    } else {
      out = null;
      segment.close();
    }
    requireInPlace();
    chain.keep();
  }

  /** What is written elsewhere, such as in a file that was removed, is not kept. */
  private void requireInPlace() throws IOException {
    Path path = folder.path(file.name());
    boolean tellsLength = out == null || path.toUri().getScheme().equals("file");
    try {
      if (!tellsLength) {
        if (!folder.fileSystem().exists(path)) {
          throw lost("is gone");
        }
      } else if (folder.fileSystem().getFileStatus(path).getLen() != written) {
        throw lost("is another one");
      }
    } catch (FileNotFoundException e) {
      throw lost("is gone");
    }
  }

  private LostFolder lost(String evidence) {
    return new LostFolder(folder, "the file that this process writes " + evidence);
  }

  /** Proposals and starts can be decided again, the rest cannot. */
  private static boolean mustLast(Event event) {
    return !(event instanceof Event.TrialProposed || event instanceof Event.FoldStarted);
  }

  @Override
  public void close() throws IOException {
    if (lines.size() > 0 && !broken) {
      try {
        write();
      } catch (IOException | RuntimeException e) {
        throw failure(e);
      }
    }
    FSDataOutputStream segment = out;
    out = null;
    if (segment != null) {
      segment.close();
    }
  }
}
