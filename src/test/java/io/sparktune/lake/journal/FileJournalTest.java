package io.sparktune.lake.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparktune.lake.Storage;
import io.sparktune.space.Values;
import io.sparktune.study.Fixtures;
import io.sparktune.study.events.Event;
import io.sparktune.study.events.StopReason;
import io.sparktune.trial.Costs;
import io.sparktune.trial.FailureKind;
import io.sparktune.trial.FoldAssignment;
import io.sparktune.trial.FoldOutcome;
import io.sparktune.trial.FoldResult;
import io.sparktune.trial.Origin;
import io.sparktune.trial.Trial;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FileJournalTest {

  private static final Configuration LOCAL = new Configuration();

  @TempDir private Path folder;

  private static List<Event> events() {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("model.x", 1.0);
    values.put("training.epochs", 30L);
    values.put("model.batch-normalisation", true);
    values.put("model.activation", "smörgås \"relu\"\n");
    values.put("tiny", 4.9e-324);
    Trial trial = new Trial(3, new Values(values), Long.MIN_VALUE);
    Trial second = new Trial(4, trial.values(), 1, new Origin(trial, 4));
    FoldAssignment fold = new FoldAssignment(trial, 1, 1);
    FoldAssignment other = new FoldAssignment(trial, 0, 1);
    return List.of(
        Fixtures.opened(100),
        new Event.SlotsChanged(Fixtures.NOW, 2),
        new Event.TrialProposed(Fixtures.NOW, trial),
        new Event.TrialProposed(Fixtures.NOW, second),
        new Event.TrialProposed(Fixtures.NOW, goingOnFrom(second)),
        new Event.FoldStarted(Fixtures.NOW, 3, 1, 1, 0, FoldAssignment.END),
        new Event.FoldStarted(Fixtures.NOW, 3, 0, 1, 0, 8),
        new Event.FoldFinished(Fixtures.NOW, Fixtures.scored(fold)),
        new Event.FoldFinished(Fixtures.NOW, Fixtures.failed(other, FailureKind.DIVERGED)),
        new Event.StopRequested(Fixtures.NOW),
        new Event.StudyClosed(Fixtures.NOW, StopReason.STOPPED));
  }

  private static Trial goingOnFrom(Trial parent) {
    return new Trial(5, new Values(Map.of("model.x", 0.5)), 2, new Origin(parent, 9));
  }

  private Storage storage() {
    return Storage.at(folder.toString(), LOCAL);
  }

  private void write(List<Event> events) throws IOException {
    try (FileJournal journal = FileJournal.open(storage(), (sequence, event) -> {})) {
      events.forEach(journal::append);
    }
  }

  private List<Event> replayed() throws IOException {
    List<Event> replayed = new ArrayList<>();
    FileJournal.open(
            storage(),
            (sequence, event) -> {
              replayed.add(event);
              assertThat(sequence).isEqualTo(replayed.size());
            })
        .close();
    return replayed;
  }

  private Path onlyFile() throws IOException {
    try (var files = Files.list(folder)) {
      return files.findFirst().orElseThrow();
    }
  }

  @Test
  void everyEventComesBackAsItWas() throws IOException {
    write(events());

    assertThat(replayed()).isEqualTo(events());
  }

  @Test
  void aJournalIsTheSame_whereOtherDigitsAreWritten() throws IOException {
    Locale before = Locale.getDefault(Locale.Category.FORMAT);
    Locale.setDefault(Locale.Category.FORMAT, Locale.forLanguageTag("ar-EG"));
    try {
      assertThat(String.format("%d", 12)).as("what this locale would write").isNotEqualTo("12");
      write(events());
    } finally {
      Locale.setDefault(Locale.Category.FORMAT, before);
    }

    assertThat(replayed()).isEqualTo(events());
    assertThat(onlyFile().getFileName().toString()).matches("000001-000001-[0-9a-f]{16}\\.jsonl");
  }

  @Test
  void laterLivesGoOnWhereEarlierOnesEnded() throws IOException {
    List<Event> later =
        List.of(Fixtures.opened(100), new Event.StudyClosed(Fixtures.NOW, StopReason.STOPPED));
    write(events().subList(0, 5));
    write(later);

    assertThat(replayed())
        .isEqualTo(Stream.of(events().subList(0, 5), later).flatMap(List::stream).toList());
    assertThat(storage().names().stream().map(name -> name.substring(0, 14)).toList())
        .isEqualTo(List.of("000001-000001-", "000002-000001-"));
  }

  @Test
  void aLifeWithoutEventsLeavesNoFile() throws IOException {
    write(List.of());

    assertThat(storage().names()).isEmpty();
  }

  @Test
  void aLineThatADriverIsWriting_isTheLast_thoughItGrowsMeanwhile() throws IOException {
    write(events());
    byte[] whole = Files.readAllBytes(onlyFile());
    String text = new String(whole, StandardCharsets.ISO_8859_1);
    int torn = text.indexOf('\n', text.indexOf('\n') + 1) + 20;
    List<Event> replayed = new ArrayList<>();

    new JournalReader(storage(), new JournalChain(), (sequence, event) -> replayed.add(event))
        .read(
            new Growing(whole, torn),
            JournalFile.parse(onlyFile().getFileName().toString()).orElseThrow(),
            "growing");

    assertThat(replayed).isEqualTo(events().subList(0, 1));
  }

  /** A file that has an end after some bytes, and more of them when it is read again. */
  @SuppressWarnings("InputStreamSlowMultibyteRead") // it is read byte by byte
  private static final class Growing extends InputStream {

    private final byte[] bytes;
    private final int firstEnd;
    private int at;
    private boolean hasEnded;

    Growing(byte[] bytes, int firstEnd) {
      this.bytes = bytes;
      this.firstEnd = firstEnd;
    }

    @Override
    public int read() {
      if (at == bytes.length || (at == firstEnd && !hasEnded)) {
        hasEnded = true;
        return -1;
      }
      return bytes[at++] & 0xff;
    }
  }

  @Test
  void aLineTornAtAnyByte_isPassedOver_andTheNextLifeGoesOn() throws IOException {
    write(events());
    byte[] whole = Files.readAllBytes(onlyFile());
    for (int length = 0; length < whole.length; length++) {
      Files.write(onlyFile(), Arrays.copyOf(whole, length));
      int complete =
          (int)
              new String(whole, 0, length, java.nio.charset.StandardCharsets.UTF_8)
                  .chars()
                  .filter(c -> c == '\n')
                  .count();

      List<Event> left = replayed();
      assertThat(left).isEqualTo(events().subList(0, Math.max(0, complete - 1)));
    }
    Files.write(onlyFile(), Arrays.copyOf(whole, whole.length - 5));
    write(
        List.of(Fixtures.opened(100), new Event.StudyClosed(Fixtures.NOW, StopReason.TRIALS_DONE)));
    assertThat(replayed())
        .hasSize(events().size() + 1)
        .endsWith(new Event.StudyClosed(Fixtures.NOW, StopReason.TRIALS_DONE));
  }

  @Test
  void aDamagedLineInTheMidst_isRefused_withItsPlace() throws IOException {
    write(events());
    byte[] content = Files.readAllBytes(onlyFile());
    content[content.length / 2] ^= 1;
    Files.write(onlyFile(), content);

    assertThatThrownBy(this::replayed)
        .isInstanceOf(DamagedJournal.class)
        .hasMessageMatching(
            "file:.*000001-000001-[0-9a-f]{16}.jsonl:\\d: .*; restore the file from a copy, or"
                + " start the study under another name");
  }

  @Test
  void aMissingLine_isRefused() throws IOException {
    write(events());
    List<String> lines = new ArrayList<>(Files.readAllLines(onlyFile()));
    lines.remove(3);
    Files.writeString(onlyFile(), String.join("\n", lines) + "\n");

    assertThatThrownBy(this::replayed).hasMessageContaining("jsonl:4: event 3 is missing");
  }

  @Test
  void oneStudyHasOneDriver() throws IOException {
    try (StudyLock lock = StudyLock.take(storage(), Duration.ZERO).orElseThrow()) {
      assertThat(lock).isNotNull();
      assertThat(StudyLock.take(storage(), Duration.ZERO)).isEmpty();
    }
    StudyLock.take(storage(), Duration.ZERO).orElseThrow().close();
  }

  @Test
  void aLockThatIsUndone_leavesNothingOfAStudyThatWasNotThere() throws IOException {
    Storage deep = storage().in("made").in("for").in("the-lock");
    try (StudyLock lock = StudyLock.take(deep, Duration.ZERO).orElseThrow()) {
      lock.undo();
    }
    assertThat(storage().in("made").exists()).isFalse();

    Files.createDirectories(Path.of(storage().path("there").toUri().getPath()));
    try (StudyLock lock =
        StudyLock.take(storage().in("there").in("study"), Duration.ZERO).orElseThrow()) {
      Files.createFile(Path.of(storage().in("there").path("other").toUri().getPath()));
      lock.undo();
    }
    assertThat(storage().in("there").names()).containsExactly("other");
  }

  @Test
  void slotsFromBeforeClustersGrewWithTheWork_areStillRead() throws IOException {
    String json = "{\"event\":\"slots-changed\",\"at\":\"2026-11-22T06:00:00Z\",\"slots\":3}";

    assertThat(EventCodec.fromJson(json.getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(new Event.SlotsChanged(java.time.Instant.parse("2026-11-22T06:00:00Z"), 3));
  }

  @Test
  void aFoldFromBeforeCostsWereMeasured_isStillRead() throws IOException {
    String json =
        """
        {"event":"fold-finished","at":"2026-11-22T06:00:00Z","result":{"trial":3,"fold":1,\
        "attempt":1,"seed":7,"outcome":{"state":"complete","score":0.5,"scores":{"defined":\
        {"accuracy":0.5},"undefined":{}},"epochs":2,"bestEpoch":1,"fitMillis":12,"scoreMillis":3},\
        "epochs":[],"startedAt":"2026-11-22T06:00:00Z","finishedAt":"2026-11-22T06:00:01Z",\
        "host":"h","executor":"1"}}\
        """;

    Event.FoldFinished event =
        (Event.FoldFinished) EventCodec.fromJson(json.getBytes(StandardCharsets.UTF_8));
    FoldOutcome.Scored scored = (FoldOutcome.Scored) event.result().outcome();
    assertThat(scored.measured("accuracy")).hasValue(0.5);
    assertThat(scored.measured("fit_millis")).hasValue(12);
    assertThat(scored.measured("parameters")).isEmpty();
  }

  @Test
  void aFoldThatWasTakenOver_saysFromWhere() throws IOException {
    Trial trial = new Trial(3, new Values(Map.of("model.x", 0.5)), 3);
    FoldResult taken = Fixtures.takenOver(new FoldAssignment(trial, 0, 1), "trial 8 of last-night");
    Event event = new Event.FoldFinished(Fixtures.NOW, taken);

    Event.FoldFinished read = (Event.FoldFinished) EventCodec.fromJson(EventCodec.toJson(event));
    assertThat(read).isEqualTo(event);
    assertThat(read.result().takenFrom()).isEqualTo("trial 8 of last-night");
  }

  @Test
  void costsComeBackAsTheyWere() throws IOException {
    Event event = Fixtures.complete(3, List.of(0.5), new Costs(4810, 0.25, 19_000)).get(2);

    assertThat(EventCodec.fromJson(EventCodec.toJson(event))).isEqualTo(event);
  }
}
