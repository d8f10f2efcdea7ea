package io.sparktune.lake.journal;

import io.sparktune.lake.Storage;
import io.sparktune.storage.StorageFailure;
import io.sparktune.study.events.Event;
import io.sparktune.study.events.EventOrder;
import io.sparktune.study.events.ImpossibleEvent;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the files of a journal, each line of which has to follow from all lines before it. */
final class JournalReader {

  private static final int LONGEST_LINE = 1 << 26;

  private final Storage folder;
  private final JournalChain chain;
  private final FileJournal.@Nullable Replay replay;
  private final EventOrder order = new EventOrder();
  private Optional<String> study = Optional.empty();
  private int life;

  /**
   * @param replay null where the events need not be understood
   */
  JournalReader(Storage folder, JournalChain chain, FileJournal.@Nullable Replay replay) {
    this.folder = folder;
    this.chain = chain;
    this.replay = replay;
  }

  /** The study's identity; empty where no line tells it. */
  Optional<String> study() {
    return study;
  }

  /** The life of the latest driver that made a file, 0 for none. */
  int life() {
    return life;
  }

  /**
   * Reads all files.
   *
   * @throws DamagedJournal if one of them, or a line, cannot follow those before it
   */
  void readAll() {
    for (JournalFile file : files()) {
      String place = folder.path(file.name()).toString();
      try (InputStream in =
          new BufferedInputStream(folder.fileSystem().open(folder.path(file.name())))) {
        read(in, file, place);
      } catch (IOException e) {
        throw StorageFailure.of("read", place, e);
      }
      life = file.life();
    }
  }

  /** Hidden files are of others: checksums of file systems, browsers of folders. */
  private List<JournalFile> files() {
    List<JournalFile> files = new ArrayList<>();
    Set<String> others = folder.namesOfOthers();
    for (String name : folder.names()) {
      if (!name.startsWith(".") && !name.startsWith("_")) {
        files.add(
            JournalFile.parse(name)
                .filter(file -> !others.contains(name))
                .orElseThrow(() -> DamagedJournal.foreign(folder.path(name))));
      }
    }
    return files.stream().sorted().toList();
  }

  /**
   * Reads a file. A line without an end is the last one, also where a driver writes on meanwhile.
   */
  void read(InputStream in, JournalFile file, String place) throws IOException {
    if (!file.isChained() && study.isPresent()) {
      throw DamagedJournal.at(place, "it lacks the header that the files before it have");
    }
    if (file.segment() == 1) {
      order.beginLife();
    }
    int number = 1;
    byte[] line = line(in);
    if (file.isChained() && isWhole(line)) {
      takeHeader(line, file, place + ":" + number++);
      line = line(in);
    } else if (file.isChained()) {
      return; // nothing in it counts before it has a header
    }
    while (isWhole(line)) {
      takeEvent(line, file, place + ":" + number++);
      line = line(in);
    }
    if (!JournalLine.isTorn(line)) {
      throw DamagedJournal.at(place + ":" + number, "its end is wrong");
    }
  }

  private void takeHeader(byte[] line, JournalFile file, String place) {
    try {
      JournalHeader header = JournalHeader.parse(withoutLineFeed(line));
      requireNext(header, file);
      study = Optional.of(header.study());
      chain.addHeader(header.content());
    } catch (IOException e) {
      throw DamagedJournal.at(place, e);
    }
  }

  private void requireNext(JournalHeader header, JournalFile file) throws IOException {
    if (!header.file().equals(file)) {
      throw new IOException("it is the file " + header.file().name() + " under another name");
    }
    if (!study.orElse(header.study()).equals(header.study())) {
      throw new IOException("it is of another study");
    }
    if (header.sequence() > chain.events()) {
      throw new IOException("event " + (chain.events() + 1) + " is missing");
    }
    if (header.sequence() < chain.events()) {
      throw new IOException(
          "event " + (header.sequence() + 1) + " is in another file too, as if two drivers wrote");
    }
    if (!header.digest().equals(chain.next(chain.events(), header.content()))) {
      throw new IOException("it does not follow from the events before it");
    }
  }

  private void takeEvent(byte[] line, JournalFile file, String place) {
    long sequence = chain.events() + 1;
    try {
      JournalLine parsed = JournalLine.parse(withoutLineFeed(line));
      parsed.requireNext(chain, file.isChained());
      if (replay == null) {
        add(parsed);
        return;
      }
      Event event = EventCodec.fromJson(parsed.json());
      order.take(event);
      add(parsed);
      replay.accept(sequence, event);
    } catch (IOException | ImpossibleEvent e) {
      throw DamagedJournal.at(place, e);
    }
  }

  private void add(JournalLine line) {
    chain.addEvent(line.json());
    chain.keep();
  }

  private static boolean isWhole(byte[] line) {
    return line.length > 0 && line[line.length - 1] == '\n';
  }

  /** The next line with its line feed, empty at the end of the file. */
  static byte[] line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream(256);
    for (int next = in.read(); next >= 0; next = in.read()) {
      line.write(next);
      if (next == '\n' || line.size() > LONGEST_LINE) {
        break;
      }
    }
    return line.toByteArray();
  }

  static byte[] withoutLineFeed(byte[] line) throws IOException {
    if (!isWhole(line)) {
      throw new IOException("it has no end");
    }
    return Arrays.copyOf(line, line.length - 1);
  }
}
