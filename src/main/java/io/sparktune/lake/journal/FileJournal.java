package io.sparktune.lake.journal;

import io.sparktune.lake.Storage;
import io.sparktune.storage.StorageFailure;
import io.sparktune.study.events.Event;
import io.sparktune.study.loop.Journal;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FSError;
import org.apache.hadoop.fs.StreamCapabilities;
import org.jspecify.annotations.Nullable;

/**
 * A journal in files {@code <life>-<segment>.jsonl}, one life for each driver that took the study
 * up. A file is never changed by a later life, so a line that a dying driver left torn is simply
 * passed over. Where a file system cannot make part of a file durable, a segment is closed at each
 * event that must last.
 */
public final class FileJournal implements Journal {

  /** Receives the events of earlier runs. */
  @FunctionalInterface
  public interface Replay {
    void accept(long sequence, Event event);
  }

  private final Storage folder;
  private final int life;
  private int segment;
  private long sequence;
  private @Nullable FSDataOutputStream out;

  private FileJournal(Storage folder, int life, long sequence) {
    this.folder = folder;
    this.life = life;
    this.sequence = sequence;
  }

  /**
   * Replays what earlier drivers kept and begins a new life, whose first event makes its file.
   *
   * @throws DamagedJournal if a line that is not the last of its file cannot be read
   */
  public static FileJournal open(Storage folder, Replay replay) {
    List<String> files =
        folder.names().stream().filter(name -> name.endsWith(".jsonl")).sorted().toList();
    long last = 0;
    for (String file : files) {
      last = replay(folder, file, last, replay);
    }
    int life =
        files.isEmpty() ? 1 : Integer.parseInt(files.get(files.size() - 1).substring(0, 6)) + 1;
    return new FileJournal(folder, life, last);
  }

  private static long replay(Storage folder, String file, long from, Replay replay) {
    String name = folder.path(file).toString();
    try (InputStream in = new BufferedInputStream(folder.fileSystem().open(folder.path(file)))) {
      return replay(in, name, from, replay);
    } catch (IOException | FSError e) {
      throw StorageFailure.of("read", name, e);
    }
  }

  /** A line without an end is the last one, also where a driver writes on meanwhile. */
  static long replay(InputStream in, String name, long from, Replay replay) throws IOException {
    long last = from;
    byte[] line = line(in);
    for (int number = 1; isWhole(line); number++) {
      byte[] next = line(in);
      JournalLine parsed;
      try {
        parsed = JournalLine.parse(withoutLineFeed(line));
        if (parsed.sequence() != last + 1) {
          throw new IOException("event " + (last + 1) + " is missing");
        }
      } catch (IOException e) {
        if (next.length == 0) {
          return last;
        }
        throw new DamagedJournal(name + ":" + number + ": " + e.getMessage());
      }
      replay.accept(parsed.sequence(), parsed.event());
      last = parsed.sequence();
      line = next;
    }
    return last;
  }

  private static boolean isWhole(byte[] line) {
    return line.length > 0 && line[line.length - 1] == '\n';
  }

  /** The next line with its line feed, empty at the end of the file. */
  static byte[] line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream(256);
    for (int next = in.read(); next >= 0; next = in.read()) {
      line.write(next);
      if (next == '\n') {
        break;
      }
    }
    return line.toByteArray();
  }

  static byte[] withoutLineFeed(byte[] line) throws IOException {
    if (line[line.length - 1] != '\n') {
      throw new IOException("it has no end");
    }
    return Arrays.copyOf(line, line.length - 1);
  }

  @Override
  public long append(Event event) {
    try {
      FSDataOutputStream file = out == null ? nextSegment() : out;
      out = file;
      file.write(new JournalLine(++sequence, event).toBytes());
      if (mustLast(event)) {
        makeDurable(file);
      }
      return sequence;
    } catch (IOException | RuntimeException | FSError e) {
      throw StorageFailure.of("write the journal in", folder, e);
    }
  }

  private FSDataOutputStream nextSegment() throws IOException {
    String name = String.format(Locale.ROOT, "%06d-%06d.jsonl", life, ++segment);
    return folder.fileSystem().create(folder.path(name), false);
  }

  private void makeDurable(FSDataOutputStream file) throws IOException {
    if (file.hasCapability(StreamCapabilities.HSYNC)) {
      file.hsync();
    } else {
      close();
    }
  }

  /** Proposals and starts can be decided again, the rest cannot. */
  private static boolean mustLast(Event event) {
    return !(event instanceof Event.TrialProposed || event instanceof Event.FoldStarted);
  }

  @Override
  public void close() throws IOException {
    if (out != null) {
      out.close();
      out = null;
    }
  }
}
