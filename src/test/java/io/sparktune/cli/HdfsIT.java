package io.sparktune.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparktune.lake.Storage;
import io.sparktune.lake.journal.FileJournal;
import io.sparktune.lake.journal.StudyLock;
import io.sparktune.storage.LostFolder;
import io.sparktune.storage.StorageFailure;
import io.sparktune.study.Fixtures;
import io.sparktune.study.events.Event;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hdfs.MiniDFSCluster;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Studies whose folder, checkpoints included, is on HDFS. */
final class HdfsIT {

  private static final int TRIALS = 9;

  @TempDir private static Path folder;

  private static MiniDFSCluster hdfs;

  @BeforeAll
  static void startHdfs() throws IOException {
    Configuration configuration = new Configuration();
    configuration.set(MiniDFSCluster.HDFS_MINIDFS_BASEDIR, folder.resolve("hdfs").toString());
    hdfs = new MiniDFSCluster.Builder(configuration).numDataNodes(1).build();
    hdfs.waitActive();
  }

  @AfterAll
  static void stopHdfs() {
    hdfs.shutdown(true);
  }

  private static String root() {
    return hdfs.getURI() + "/runs";
  }

  /** Its trials pause, so that checkpoints of all folds are kept. */
  private static List<String> command(String name) {
    return Launched.local(
        "local[2]",
        "run",
        "conf/penguins.conf",
        "study.output=" + root(),
        "study.name=" + name,
        "search.sampler=random",
        "search.trials=" + TRIALS,
        "training.epochs=9",
        "training.engine=deeplearning4j", // there must be something to break off
        "pruning.pruner={ asha { type = promotion, min-epochs = 1 } }",
        "checkpoints.every=0s");
  }

  private static Storage study(String name) {
    return Storage.at(root() + "/" + name, new Configuration());
  }

  private static List<Event> events(String name) throws IOException {
    List<Event> events = new ArrayList<>();
    FileJournal.open(study(name).in("journal"), (sequence, event) -> events.add(event)).close();
    return events;
  }

  private static long count(List<Event> events, Class<? extends Event> kind) {
    return events.stream().filter(kind::isInstance).count();
  }

  @Test
  void filesAndFolders_takeThePlaceOfOthers() {
    Storage files = study("files");
    files.write("manifest.json", "before");
    files.write("manifest.json", "new");
    files.writeFolder("best", best -> best.write("model", "before"));
    files.writeFolder("best", best -> best.write("model", "new"));

    assertThat(files.names()).containsExactly("best", "manifest.json");
    assertThat(files.bytes("manifest.json")).hasValue("new".getBytes(UTF_8));
    assertThat(files.in("best").bytes("model")).hasValue("new".getBytes(UTF_8));
  }

  /** A client of its own, as another process has it. */
  private static Storage client(String name) {
    Configuration own = new Configuration();
    own.setBoolean("fs.hdfs.impl.disable.cache", true);
    return Storage.at(root() + "/" + name, own);
  }

  @Test
  void aDriverThatSleeps_canWriteNoMore_onceTheNextOneHasBegun() throws IOException {
    Storage first = client("asleep");
    try (StudyLock lock = StudyLock.take(first, Duration.ZERO).orElseThrow()) {
      Storage own = first.fenced(lock);
      FileJournal asleep = FileJournal.open(own.in("journal"), (sequence, event) -> {});
      assertThat(asleep.append(Fixtures.opened(3))).isEqualTo(1);
      Storage second = client("asleep");
      FileJournal.seal(second.in("journal"));

      assertThatThrownBy(() -> asleep.append(new Event.TimePassed(Fixtures.NOW)))
          .isInstanceOf(StorageFailure.class);
      assertThat(events("asleep")).isEqualTo(List.of(Fixtures.opened(3)));
      assertThat(second.fileSystem().delete(new org.apache.hadoop.fs.Path(second.uri()), true))
          .isTrue();
      assertThatThrownBy(() -> own.write("study.conf", "x")).hasCauseInstanceOf(LostFolder.class);
      assertThat(second.exists()).isFalse();
    }
  }

  @Test
  void aStudyThatIsKilled_goesOnOnceItsLeaseHasEnded()
      throws IOException, InterruptedException, SQLException {
    Path output = folder.resolve("killed.txt");
    Process process = Launched.start(command("killed"), output, Map.of());
    long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(3);
    while (count(events("killed"), Event.FoldFinished.class) < 12) {
      assertThat(process.isAlive()).as(Launched.text(output)).isTrue();
      assertThat(System.nanoTime()).as("no twelve folds in three minutes").isLessThan(deadline);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
    }
    assertThat(StudyLock.take(study("killed"), Duration.ZERO)).isEmpty();
    process.destroyForcibly().waitFor();
    hdfs.setLeasePeriod(1_000, 60_000);

    assertThat(Launched.run(command("killed"), output)).as(Launched.text(output)).isZero();
    assertThat(Launched.text(output)).contains("resumed after", "The winner is trial");
    requireWhole("killed");
    assertThat(study("killed").in("checkpoints").names()).isEmpty();
  }

  /** The tables are read by another reader, from a copy. */
  private static void requireWhole(String name) throws IOException, SQLException {
    Path copy = folder.resolve("copy");
    hdfs.getFileSystem()
        .copyToLocalFile(
            new org.apache.hadoop.fs.Path(study(name).uri()),
            new org.apache.hadoop.fs.Path(copy.toUri()));
    StudyFolder read = new StudyFolder(copy);
    List<Event> events = events(name);
    assertThat(count(events, Event.StudyOpened.class)).isEqualTo(2);
    assertThat(read.query("SELECT trial FROM @trials")).hasSize(TRIALS).doesNotHaveDuplicates();
    assertThat(read.query("SELECT count(*) FROM @folds"))
        .isEqualTo(List.of(String.valueOf(count(events, Event.FoldFinished.class))));
    assertThat(read.root().resolve("models/best/model.zip")).isNotEmptyFile();
  }
}
