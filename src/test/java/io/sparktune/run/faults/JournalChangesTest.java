package io.sparktune.run.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparktune.lake.Storage;
import io.sparktune.lake.journal.DamagedJournal;
import io.sparktune.lake.journal.FileJournal;
import io.sparktune.space.Values;
import io.sparktune.study.Fixtures;
import io.sparktune.study.events.Event;
import io.sparktune.study.events.StopReason;
import io.sparktune.trial.Trial;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Journals that somebody changed, beside tables that are ahead of them or behind. */
final class JournalChangesTest {

  /** With {@code -Dsparktune.test.sweep=all} many more. */
  private static final boolean IS_ALL = "all".equals(System.getProperty("sparktune.test.sweep"));

  private static final int CHANGES = IS_ALL ? 1000 : 320;
  private static final int OTHER_ORDERS = IS_ALL ? 150 : 80;
  private static final int FIRST_ORDER = 1000;
  private static final String REFUSAL = "file:/.*/journal/[^:/]+(:\\d+)?: [^\\n]+; [^\\n]+";

  @TempDir private static Path folder;
  private static Connection database;
  private static List<String> unchanged;
  private static List<Event> events;

  /** Of two lives, and the journal of another study. */
  @BeforeAll
  static void runStudies() throws Exception {
    database = DriverManager.getConnection("jdbc:duckdb:");
    study("other").run();
    try (FileJournal journal = journal("study")) {
      List<Event> first = read("other").subList(0, 9);
      first.forEach(journal::append);
    }
    study("study").run();
    unchanged = study("study").rows(database);
    events = read("study");
    assertThat(unchanged).isEqualTo(study("other").rows(database)).doesNotHaveDuplicates();
    assertThat(files("study")).hasSize(2);
  }

  @AfterAll
  static void close() throws SQLException {
    database.close();
  }

  private static PocketStudy study(String name) {
    return new PocketStudy(folder.resolve(name), new Configuration());
  }

  private static FileJournal journal(String name) {
    return FileJournal.open(
        Storage.at(folder.resolve(name) + "/journal", new Configuration()),
        (sequence, event) -> {});
  }

  private static List<Event> read(String name) throws IOException {
    List<Event> read = new ArrayList<>();
    FileJournal.open(
            Storage.at(folder.resolve(name) + "/journal", new Configuration()),
            (sequence, event) -> read.add(event))
        .close();
    return read;
  }

  private static List<Path> files(String name) throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve(name + "/journal"))) {
      return files.sorted().toList();
    }
  }

  private static String copy(int number) throws IOException {
    String name = "changed-" + number;
    Path from = folder.resolve("study");
    try (Stream<Path> all = Files.walk(from)) {
      for (Path each : all.toList()) {
        Files.copy(each, folder.resolve(name).resolve(from.relativize(each).toString()));
      }
    }
    return name;
  }

  @Test
  void changedJournal_isRefusedWithItsPlace_orGivesTheSameTables() throws Exception {
    int refused = 0;
    for (int number = 0; number < CHANGES; number++) {
      SplittableRandom random = new SplittableRandom(number);
      String name = copy(number);
      String change = changed(name, number % 8, random);
      if (random.nextBoolean()) {
        loseTables(name, random);
      }
      try {
        study(name).run();
        assertThat(study(name).rows(database)).as(change).isEqualTo(unchanged);
      } catch (DamagedJournal e) {
        assertThat(e).as(change).hasMessageMatching(REFUSAL);
        refused++;
      } catch (Exception | Error e) {
        throw new AssertionError(number + ", " + change, e);
      }
    }
    assertThat(refused).isBetween(CHANGES / 2, CHANGES - CHANGES / 20);
  }

  private static String changed(String name, int kind, SplittableRandom random) throws IOException {
    List<Path> files = files(name);
    Path file = files.get(random.nextInt(files.size()));
    if (kind < 2) {
      byte[] bytes = Files.readAllBytes(file);
      int at = random.nextInt(bytes.length);
      boolean isCut = kind == 1;
      bytes[at] ^= (byte) (1 << random.nextInt(8));
      Files.write(file, isCut ? Arrays.copyOf(bytes, at) : bytes);
      return (isCut ? "cut" : "bit") + " at byte " + at + " of " + file;
    }
    if (kind == 2) {
      return foreignFile(name, files, random);
    }
    List<String> lines = new ArrayList<>(Files.readAllLines(file));
    int at = random.nextInt(lines.size());
    int other = random.nextInt(lines.size());
    switch (kind) {
      case 3 -> lines.remove(at);
      case 4 -> lines.add(other, lines.get(at));
      case 5 -> Collections.swap(lines, at, other);
      case 6 -> lines.add(at, foreignLine(random));
      default -> lines.set(at, lines.get(at).substring(random.nextInt(lines.get(at).length())));
    }
    Files.writeString(file, String.join("\n", lines) + "\n");
    return "lines " + at + " and " + other + " of " + file + ", kind " + kind;
  }

  private static String foreignLine(SplittableRandom random) throws IOException {
    List<String> lines = new ArrayList<>(Files.readAllLines(files("other").get(0)));
    lines.addAll(
        List.of("", "null", "{}", "00000004 0123456789abcdef 3 null", "000000", "Grüße", "\0"));
    return lines.get(random.nextInt(lines.size()));
  }

  private static String foreignFile(String name, List<Path> files, SplittableRandom random)
      throws IOException {
    String other = files("other").get(0).getFileName().toString();
    Path from = random.nextBoolean() ? files.get(random.nextInt(2)) : files("other").get(0);
    List<String> names =
        List.of("x.jsonl", "000002-000002.jsonl", "000003-000001-0123456789abcdef.jsonl", other);
    Path to = folder.resolve(name + "/journal").resolve(names.get(random.nextInt(names.size())));
    Files.copy(from, to);
    return to + " is " + from;
  }

  private static void loseTables(String name, SplittableRandom random) throws IOException {
    try (Stream<Path> all = Files.walk(folder.resolve(name + "/tables"))) {
      for (Path each : all.filter(Files::isRegularFile).sorted().toList()) {
        if (random.nextBoolean()) {
          Files.delete(each);
        }
      }
    }
  }

  /** As if somebody computed the digests of lines that no driver wrote. */
  @Test
  void eventsInAnotherOrder_areRefusedWithTheirPlace_orDoubleNothing() throws Exception {
    int refused = 0;
    for (int number = FIRST_ORDER; number < FIRST_ORDER + OTHER_ORDERS; number++) {
      SplittableRandom random = new SplittableRandom(number);
      List<Event> made = madeUp(random);
      String name = copy(number);
      for (Path file : files(name)) {
        Files.delete(file);
      }
      try {
        writeLives(name, made);
        study(name).run();
        assertThat(study(name).doubled(database)).isEmpty();
      } catch (DamagedJournal e) {
        assertThat(e).hasMessageMatching(REFUSAL);
        refused++;
      } catch (Exception | Error e) {
        throw new AssertionError(number + ": " + made, e);
      }
    }
    assertThat(refused).isBetween(OTHER_ORDERS / 2, OTHER_ORDERS - 1);
  }

  /** Each life in a file of its own. */
  private static void writeLives(String name, List<Event> made) throws IOException {
    int from = 0;
    while (from < made.size()) {
      int to = from + 1;
      while (to < made.size() && !(made.get(to) instanceof Event.StudyOpened)) {
        to++;
      }
      try (FileJournal journal = journal(name)) {
        made.subList(from, to).forEach(journal::append);
      }
      from = to;
    }
  }

  private static List<Event> madeUp(SplittableRandom random) {
    List<Event> made = new ArrayList<>(events);
    int at = random.nextInt(made.size());
    int other = random.nextInt(made.size());
    switch (random.nextInt(4)) {
      case 0 -> made.remove(at);
      case 1 -> made.add(other, made.get(at));
      case 2 -> Collections.swap(made, at, other);
      default -> made.add(at, strange(random));
    }
    return made;
  }

  private static Event strange(SplittableRandom random) {
    Trial outside = new Trial(random.nextInt(5), new Values(Map.of("model.x", 7.5)), 1);
    return List.of(
            new Event.TrialProposed(Fixtures.NOW, outside),
            new Event.FoldStarted(Fixtures.NOW, random.nextInt(4), random.nextInt(4), 1, 0, 9),
            new Event.TrialPruned(Fixtures.NOW, random.nextInt(9), 1, 0, "worse"),
            new Event.TrialPromoted(Fixtures.NOW, random.nextInt(9), 4),
            new Event.StudyClosed(Fixtures.NOW, StopReason.TARGET_REACHED))
        .get(random.nextInt(5));
  }
}
