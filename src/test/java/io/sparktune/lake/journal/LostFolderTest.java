package io.sparktune.lake.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparktune.lake.Storage;
import io.sparktune.storage.LostFolder;
import io.sparktune.storage.StorageFailure;
import io.sparktune.study.Fixtures;
import io.sparktune.study.events.Event;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.util.Progressable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A driver whose folder is no longer its own writes nothing more. */
final class LostFolderTest {

  private static final Event LASTING = new Event.TimePassed(Fixtures.NOW);

  @TempDir private Path parent;

  private Path study() {
    return parent.resolve("study");
  }

  private Storage storage() {
    return Storage.at(study().toString(), new Configuration());
  }

  private StudyLock lock() {
    return StudyLock.take(storage(), Duration.ZERO).orElseThrow();
  }

  /** A driver in the midst of its study. */
  private record Driver(StudyLock lock, Storage folder, FileJournal journal) {

    static Driver of(StudyLock lock, Storage storage) {
      Storage own = storage.fenced(lock);
      FileJournal journal = FileJournal.open(own.in("journal"), (sequence, event) -> {});
      assertThat(journal.append(Fixtures.opened(1))).isPositive();
      own.in("tables").write("rows", "some");
      return new Driver(lock, own, journal);
    }

    void requireLost() throws IOException {
      assertThatThrownBy(() -> journal.append(LASTING))
          .isInstanceOf(StorageFailure.class)
          .hasCauseInstanceOf(LostFolder.class)
          .hasMessageMatching(
              ".*study.*, so it was removed or another process has taken it over; this process"
                  + " writes nothing more");
      assertThatThrownBy(() -> journal.append(LASTING)).isInstanceOf(StorageFailure.class);
      end();
    }

    void requireNothingWritten() {
      assertThatThrownBy(() -> folder.write("manifest.json", "{}"))
          .hasCauseInstanceOf(LostFolder.class);
      assertThatThrownBy(() -> folder.in("tables").in("new").write("rows", "some"))
          .hasCauseInstanceOf(LostFolder.class);
      assertThatThrownBy(() -> folder.delete(folder.path("journal")))
          .isInstanceOf(LostFolder.class);
      assertThat(lock.isHeld()).isFalse();
    }

    void end() throws IOException {
      journal.close();
      lock.close();
    }
  }

  private Driver driver() {
    return Driver.of(lock(), storage());
  }

  private static void remove(Path path) throws IOException {
    try (Stream<Path> all = Files.walk(path)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }

  private void copyBack(Path from) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path each : all.toList()) {
        Files.copy(each, study().resolve(from.relativize(each).toString()));
      }
    }
  }

  private List<Event> events() throws IOException {
    List<Event> events = new ArrayList<>();
    FileJournal.open(storage().in("journal"), (sequence, event) -> events.add(event)).close();
    return events;
  }

  @Test
  void nothingIsBroughtBack_intoAFolderThatWasRemoved() throws IOException {
    Driver driver = driver();
    remove(study());

    driver.requireNothingWritten();
    driver.requireLost();
    assertThat(study()).doesNotExist();
  }

  @Test
  void theNextDriversFolder_isLeftAlone() throws IOException {
    Driver first = driver();
    remove(study());
    Driver second = driver();

    first.requireNothingWritten();
    first.requireLost();
    assertThat(events()).isEqualTo(List.of(Fixtures.opened(1)));
    assertThat(second.journal().append(LASTING)).isEqualTo(2);
    second.end();
  }

  @Test
  void aLockThatIsRemovedAlone_isLost() throws IOException {
    Driver first = driver();
    Files.delete(study().resolve(".lock"));
    Driver second = driver();

    first.requireNothingWritten();
    first.requireLost();
    second.end();
    assertThat(events()).isEqualTo(List.of(Fixtures.opened(1), Fixtures.opened(1)));
  }

  @Test
  void eventsInAFileThatWasRemoved_areNotKept() throws IOException {
    Driver driver = driver();
    remove(study().resolve("journal"));

    driver.requireLost();
    assertThat(study().resolve("journal")).doesNotExist();
  }

  @Test
  void eventsInAFileThatACopyTookThePlaceOf_areNotKept() throws IOException {
    Driver driver = driver();
    Path aside = Files.move(study(), parent.resolve("aside"));
    copyBack(aside);

    driver.requireLost();
    assertThat(events()).isEqualTo(List.of(Fixtures.opened(1)));
  }

  @Test
  void whatAKilledDriverLeft_isMadeDurable_andIsNotChanged() throws IOException {
    driver().end();
    byte[] before = Files.readAllBytes(onlyFile());
    FileJournal.seal(storage().in("journal"));

    assertThat(Files.readAllBytes(onlyFile())).isEqualTo(before);
  }

  private Path onlyFile() throws IOException {
    try (Stream<Path> files = Files.list(study().resolve("journal"))) {
      return files.findFirst().orElseThrow();
    }
  }

  /** Files of a system that has no locks and cannot make part of a file durable. */
  public static final class ObjectFileSystem extends RawLocalFileSystem {
    @Override
    public URI getUri() {
      return URI.create("objects:///");
    }

    @Override
    public FSDataOutputStream append(
        org.apache.hadoop.fs.Path path, int bufferSize, Progressable progress) {
      throw new UnsupportedOperationException("objects are whole");
    }
  }

  @Test
  void whereThereAreNoLocks_theLatestDriverHasTheStudy() throws IOException {
    Configuration objects = new Configuration();
    objects.setClass("fs.objects.impl", ObjectFileSystem.class, FileSystem.class);
    Storage storage = Storage.at("objects://" + study(), objects);
    Driver first = Driver.of(StudyLock.take(storage, Duration.ZERO).orElseThrow(), storage);
    FileJournal.seal(storage.in("journal"));
    Driver second = Driver.of(StudyLock.take(storage, Duration.ZERO).orElseThrow(), storage);

    first.requireNothingWritten();
    first.requireLost();
    assertThat(second.journal().append(LASTING)).isEqualTo(3);
    second.end();
  }
}
