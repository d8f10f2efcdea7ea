package io.sparktune.run.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.sparktune.lake.journal.DamagedJournal;
import io.sparktune.storage.StorageFailure;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSError;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.AssertionFailedError;

/**
 * A study of whose file operations one goes wrong, each in turn: the same command then gives the
 * tables of a study that nothing happened to.
 */
final class FaultSweepTest {

  private enum Kind {
    /** The process ends. */
    DEATH,
    /** The operation throws an exception, as any file system does. */
    EXCEPTION,
    /** The operation throws an error, as Hadoop's local file system does. */
    ERROR,
    /** The study's folder is removed before the operation. */
    LOSS,
    /** The process ends, and a bit of its files is another one when the next one begins. */
    BIT
  }

  @TempDir private static Path folder;
  private static Connection database;
  private static List<String> unbroken;
  private static int operations;

  @BeforeAll
  static void runUnbroken() throws Exception {
    database = DriverManager.getConnection("jdbc:duckdb:");
    int[] count = new int[1];
    PocketStudy study =
        new PocketStudy(folder.resolve("unbroken"), FaultyFileSystem.with(name -> count[0]++));
    study.run();
    operations = count[0];
    unbroken = study.rows(database);
    assertThat(unbroken).hasSize(8 * PocketStudy.TRIALS).doesNotHaveDuplicates();
  }

  @AfterAll
  static void close() throws SQLException {
    FaultyFileSystem.with(name -> {});
    database.close();
  }

  /** With {@code -Dsparktune.test.sweep=all} every operation goes wrong in every way. */
  @Test
  void whateverGoesWrongAtAnyOperation_theSameCommandGivesTheSameTables() {
    assertThat(operations).isBetween(100, 2000);
    boolean all = "all".equals(System.getProperty("sparktune.test.sweep"));
    List<Kind> kinds = List.of(Kind.values());
    List<AssertionFailedError> failures =
        IntStream.rangeClosed(1, operations)
            .boxed()
            .flatMap(
                at ->
                    (all ? kinds : List.of(kinds.get(at % kinds.size())))
                        .stream().map(kind -> new Strike(kind, at)))
            .flatMap(strike -> tried(strike).stream())
            .toList();

    assertThat(failures).isEmpty();
  }

  private static List<AssertionFailedError> tried(Strike strike) {
    try {
      strike.tryOut();
      return List.of();
    } catch (Exception | Error e) {
      return List.of(new AssertionFailedError(strike + ": " + e, e));
    }
  }

  /** One operation that goes wrong. */
  private static final class Strike implements FaultyFileSystem.Fault {

    private final Kind kind;
    private final int at;
    private final Path path;
    private int count;
    private String struck = "";

    Strike(Kind kind, int at) {
      this.kind = kind;
      this.at = at;
      this.path = folder.resolve(kind + "-" + at);
    }

    @Override
    public void strike(String operation) throws IOException {
      count++;
      boolean isNow = count == at;
      if (isNow) {
        struck = operation;
      }
      if (kind == Kind.LOSS && isNow) {
        remove(path);
      } else if (kind == Kind.EXCEPTION && isNow) {
        throw new IOException("Input/output error");
      } else if (kind == Kind.ERROR && isNow) {
        throw error();
      } else if ((kind == Kind.DEATH || kind == Kind.BIT) && count >= at) {
        Thread.currentThread().interrupt(); // who is dead waits for nothing
        throw new IOException("dead");
      }
    }

    void tryOut() throws Exception {
      boolean ended = ends();
      if (ended && kind != Kind.LOSS) {
        requireTables();
      }
      if (kind == Kind.BIT) {
        changeABit();
      }
      FaultyFileSystem.with(operation -> {});
      try {
        new PocketStudy(path, new Configuration()).run();
        requireTables();
      } catch (DamagedJournal e) {
        assertThat(kind).isEqualTo(Kind.BIT);
        assertThat(e).hasMessageMatching("file:/.*\\.jsonl(:\\d+)?: [^\\n]+; [^\\n]+");
      }
      remove(path);
    }

    /** Whether the study ended, and otherwise for a reason of storage. */
    private boolean ends() throws Exception {
      try {
        new PocketStudy(path, FaultyFileSystem.with(this)).run();
        return true;
      } catch (StorageFailure | IOException | PocketStudy.UnwrittenTables e) {
        return false;
      } finally {
        boolean unused = Thread.interrupted();
      }
    }

    private void requireTables() throws SQLException {
      assertThat(new PocketStudy(path, new Configuration()).rows(database)).isEqualTo(unbroken);
    }

    private void changeABit() throws IOException {
      if (!Files.exists(path)) {
        return;
      }
      SplittableRandom random = new SplittableRandom(at);
      try (Stream<Path> files = Files.walk(path)) {
        List<Path> some = files.filter(file -> size(file) > 0).sorted().toList();
        if (!some.isEmpty()) {
          Path file = some.get(random.nextInt(some.size()));
          byte[] bytes = Files.readAllBytes(file);
          bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
          Files.write(file, bytes);
        }
      }
    }

    private static long size(Path file) {
      try {
        return Files.isRegularFile(file) ? Files.size(file) : 0;
      } catch (IOException e) {
        return fail(e);
      }
    }

    @Override
    public String toString() {
      return kind + " at operation " + at + ", " + struck;
    }
  }

  /** What Hadoop's local file system throws, which only that can make. */
  private static FSError error() {
    try {
      Constructor<FSError> constructor = FSError.class.getDeclaredConstructor(Throwable.class);
      constructor.setAccessible(true);
      return constructor.newInstance(new IOException("No space left on device"));
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }

  private static void remove(Path path) throws IOException {
    if (Files.exists(path)) {
      try (Stream<Path> all = Files.walk(path)) {
        for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(each);
        }
      }
    }
  }
}
