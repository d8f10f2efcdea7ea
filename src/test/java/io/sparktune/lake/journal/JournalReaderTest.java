package io.sparktune.lake.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparktune.lake.Storage;
import io.sparktune.study.Fixtures;
import io.sparktune.study.events.Event;
import io.sparktune.study.events.StopReason;
import io.sparktune.trial.Costs;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Lines that are as they were written, but not where they were written. */
final class JournalReaderTest {

  @TempDir private Path folder;

  private Storage storage(String study) {
    return Storage.at(folder.resolve(study).toString(), new Configuration());
  }

  private static List<Event> events() {
    return Stream.of(
            List.of(Fixtures.opened(2)),
            Fixtures.complete(0, List.of(0.5, 0.25), new Costs(7, 0.5, 9)),
            Fixtures.complete(1, List.of(0.75, 0.5), new Costs(8, 0.5, 9)),
            List.<Event>of(new Event.StudyClosed(Fixtures.NOW, StopReason.TRIALS_DONE)))
        .<Event>flatMap(List::stream)
        .toList();
  }

  private void write(String study, List<Event> events) throws IOException {
    try (FileJournal journal = FileJournal.open(storage(study), (sequence, event) -> {})) {
      events.forEach(journal::append);
    }
  }

  private List<Event> read(String study) throws IOException {
    List<Event> events = new ArrayList<>();
    FileJournal.open(storage(study), (sequence, event) -> events.add(event)).close();
    return events;
  }

  private List<Path> files(String study) throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve(study))) {
      return files.sorted().toList();
    }
  }

  private List<String> lines(String study) throws IOException {
    return new ArrayList<>(Files.readAllLines(files(study).get(0)));
  }

  private void put(String study, List<String> lines) throws IOException {
    Files.writeString(files(study).get(0), String.join("\n", lines) + "\n");
  }

  private void requireRefused(String study, String place) {
    assertThatThrownBy(() -> read(study))
        .isInstanceOf(DamagedJournal.class)
        .hasMessageContaining(place);
  }

  @Test
  void lastLineThatWasKept_isDamage_whereItIsChanged() throws IOException {
    write("a", events());
    byte[] content = Files.readAllBytes(files("a").get(0));
    for (int back : List.of(1, 2, 20, 60)) {
      byte[] changed = content.clone();
      changed[changed.length - back] ^= 1;
      Files.write(files("a").get(0), changed);

      requireRefused("a", "jsonl:13: ");
    }
  }

  @Test
  void linesInAnotherOrder_twice_orOfAnotherStudy_areRefused() throws IOException {
    write("a", events());
    write("b", events());
    List<String> right = lines("a");

    List<String> swapped = new ArrayList<>(right);
    swapped.set(3, right.get(4));
    swapped.set(4, right.get(3));
    put("a", swapped);
    requireRefused("a", "jsonl:4: event 3 is missing, for this is event 4");

    List<String> doubled = new ArrayList<>(right);
    doubled.add(right.get(right.size() - 1));
    put("a", doubled);
    requireRefused("a", "jsonl:14: event 13 is missing, for this is event 12");

    List<String> foreign = new ArrayList<>(right);
    foreign.set(5, lines("b").get(5));
    put("a", foreign);
    requireRefused("a", "jsonl:6: its checksum or its length is wrong");
  }

  @Test
  void filesThatNoDriverPutThere_areRefused() throws IOException {
    write("a", events());
    write("b", events().subList(0, 3));
    Path file = files("a").get(0);

    Path strange = Files.writeString(folder.resolve("a/x.jsonl"), "");
    requireRefused("a", "a/x.jsonl: no driver wrote this file; move it elsewhere");
    Files.delete(strange);

    Path copy = Files.copy(file, folder.resolve("a/000002-000001-0123456789abcdef.jsonl"));
    requireRefused("a", "abcdef.jsonl:1: it is the file " + file.getFileName());
    Files.delete(copy);

    Path other = folder.resolve("a").resolve(files("b").get(0).getFileName());
    Files.copy(files("b").get(0), other);
    assertThatThrownBy(() -> read("a")).hasMessageContaining(".jsonl:1: it is of another study");
    Files.delete(other);

    Files.writeString(folder.resolve("a/.hidden.crc"), "of the file system");
    assertThat(read("a")).isEqualTo(events());
  }

  @Test
  void filesOfAnEarlierLife_areNeitherCutNorLost() throws IOException {
    write("a", events().subList(0, 4));
    write("a", events().subList(0, 1));
    Path first = files("a").get(0);
    byte[] content = Files.readAllBytes(first);

    Files.write(first, Arrays.copyOf(content, content.length - 3));
    requireRefused("a", ".jsonl:1: event 4 is missing");
    Files.delete(first);
    requireRefused("a", ".jsonl:1: event 1 is missing");
  }

  @Test
  void journalFromBeforeLinesWereChained_isRead_andChainedFromNowOn() throws IOException {
    ByteArrayOutputStream old = new ByteArrayOutputStream();
    for (int place = 1; place <= 7; place++) {
      old.writeBytes(
          JournalLine.alone(place, EventCodec.toJson(events().get(place - 1))).toBytes());
    }
    Path file = folder.resolve("a/000001-000001.jsonl");
    Files.createDirectories(file.getParent());
    Files.write(file, old.toByteArray());
    write("a", events().subList(0, 1));

    assertThat(read("a")).hasSize(8).startsWith(events().subList(0, 7).toArray(Event[]::new));
    Files.writeString(file, Files.readString(file).replace("\"defined\":{", "\"defined\": {"));
    requireRefused("a", "a/000001-000001.jsonl:4: its checksum or its length is wrong");
    Files.write(file, old.toByteArray());
    Files.write(folder.resolve("a/000003-000001.jsonl"), old.toByteArray());
    requireRefused("a", "000003-000001.jsonl: it lacks the header");
  }

  @Test
  void digests_areThoseOfOneHistoryOfOneStudy() throws IOException {
    write("a", events().subList(0, 5));
    write("b", events().subList(0, 5));
    JournalChain a = chain("a");

    assertThat(a.digest(5).orElseThrow()).matches("[0-9a-f]{16}");
    assertThat(a.digest(0)).isEqualTo(Optional.empty());
    assertThat(a.digest(6)).isEqualTo(Optional.empty());
    assertThat(chain("b").digest(5)).isNotEqualTo(a.digest(5));
    write("a", events().subList(0, 1));
    assertThat(chain("a").digest(5)).isEqualTo(a.digest(5));
  }

  private JournalChain chain(String study) throws IOException {
    JournalChain chain = new JournalChain();
    FileJournal.open(storage(study), chain, (sequence, event) -> {}).close();
    return chain;
  }

  /** What could stand in a line in place of the third event, and what is said of it. */
  private static Stream<Arguments> noEvents() {
    String at = "\"at\":\"2026-11-22T06:00:00Z\"";
    String result =
        "{\"event\":\"fold-finished\","
            + at
            + ",\"result\":{\"trial\":0,\"fold\":0,\"attempt\":1,\"seed\":7,\"epochs\":[],"
            + "\"startedAt\":\"2026-11-22T06:00:00Z\",\"finishedAt\":\"2026-11-22T06:00:01Z\",\"outcome\":";
    return Stream.of(
        Arguments.of("null", "it is null in place of an event"),
        Arguments.of("", "it is no event"),
        Arguments.of("7", "it is no event"),
        Arguments.of("{}", "it is no event"),
        Arguments.of("[\"java.lang.Object\", {}]", "it is no event"),
        Arguments.of("{\"event\":\"java.lang.Object\"}", "it is no event"),
        Arguments.of("{\"event\":\"time-passed\"}", "it lacks at"),
        Arguments.of("{\"event\":\"time-passed\",\"at\":7}", "it is no event"),
        Arguments.of("{\"event\":\"time-passed\",\"at\":\"noon\"}", "it is no event"),
        Arguments.of("{\"event\":\"time-passed\"," + at + "} 7", "it is no event"),
        Arguments.of("{\"event\":\"time-passed\"," + at + "," + at + "}", "it is no event"),
        Arguments.of("{\"event\":\"trial-proposed\"," + at + "}", "it lacks trial"),
        Arguments.of(
            "{\"event\":\"trial-proposed\"," + at + ",\"trial\":{\"number\":1}}",
            "it lacks values"),
        Arguments.of(
            "{\"event\":\"trial-proposed\","
                + at
                + ",\"trial\":{\"number\":1,\"values\":{\"byName\":{\"model.x\":null}}}}",
            "it is no event"),
        Arguments.of("{\"event\":\"fold-started\"," + at + ",\"trial\":0.7}", "it is no event"),
        Arguments.of("{\"event\":\"fold-started\"," + at + ",\"trial\":\"0\"}", "it is no event"),
        Arguments.of("{\"event\":\"fold-finished\"," + at + ",\"result\":null}", "it lacks result"),
        Arguments.of(result + "null}}", "it lacks outcome"),
        Arguments.of(result + "{\"state\":\"complete\",\"score\":1.0}}}", "it lacks scores"),
        Arguments.of(result + "{\"state\":\"complete\",\"score\":1e999}}}", "it is no event"),
        Arguments.of(result + "{\"state\":\"failed\",\"kind\":1}}}", "it is no event"),
        Arguments.of(result + "{\"state\":\"failed\",\"kind\":\"NO_LUCK\"}}}", "it is no event"),
        Arguments.of("[".repeat(100_000), "it is no event"),
        Arguments.of(result + "[".repeat(100_000), "it is no event"));
  }

  @ParameterizedTest
  @MethodSource("noEvents")
  void whatIsNoEvent_isRefusedInOneLine_thoughItsDigestIsRight(String json, String reason)
      throws IOException {
    write("a", events().subList(0, 2));
    JournalChain chain = new JournalChain();
    String[] lines = Files.readString(files("a").get(0)).strip().split("\n", -1);
    chain.addHeader(lines[0].substring(0, lines[0].indexOf(" 0 ")).getBytes(UTF_8));
    for (int line = 1; line < lines.length; line++) {
      chain.addEvent(lines[line].substring(lines[line].indexOf('{')).getBytes(UTF_8));
    }
    byte[] bytes = json.getBytes(UTF_8);
    Files.write(
        files("a").get(0),
        new JournalLine(chain.next(3, bytes), 3, bytes).toBytes(),
        StandardOpenOption.APPEND);

    assertThatThrownBy(() -> read("a"))
        .isInstanceOf(DamagedJournal.class)
        .hasMessageMatching("file:.*jsonl:4: [^\\n]+; restore [^\\n]+")
        .hasMessageContaining(reason);
  }
}
