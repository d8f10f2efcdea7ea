package io.sparktune.bench;

import io.sparktune.cli.SparktuneCommand;
import io.sparktune.lake.Storage;
import io.sparktune.lake.journal.FileJournal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;

/**
 * A study with a deadline, from its start to its exit. Arguments: the study file, how long the run
 * may take, slots, a seed.
 */
final class DeadlineRuns {

  static final String HEAD =
      "seed,seconds_before_deadline,refitted,trials_complete,seconds_of_search,seconds_for_winner,"
          + "idle_share_of_last_tenth,idle_share";

  private static final Path FOLDER = Path.of("target/bench/studies");

  private DeadlineRuns() {}

  public static void main(String[] arguments) throws IOException {
    String seed = arguments[3];
    Path run = FOLDER.resolve("deadline-" + seed);
    delete(run);
    int slots = Integer.parseInt(arguments[2]);
    System.setProperty("spark.master", "local[" + slots + "]");
    int exit =
        SparktuneCommand.execute(
            "run",
            arguments[0],
            "study.name=" + run.getFileName(),
            "study.output=" + FOLDER,
            "study.seed=" + seed,
            "search.trials=100000",
            "stopping.timeout=" + arguments[1]);
    Instant end = Instant.now();
    BusySlots busy = new BusySlots();
    FileJournal.open(
            Storage.at(run.toString(), new Configuration()).in("journal"),
            (sequence, event) -> busy.add(event))
        .close();
    boolean refitted = exit == 0 && Files.exists(run.resolve("models/best/model.zip"));
    Instant tenth = busy.closed().minus(busy.searched().dividedBy(10));
    Child.tell(
        String.format(
            Locale.ROOT,
            "%s,%.2f,%b,%d,%.2f,%.2f,%.3f,%.3f",
            seed,
            seconds(Duration.between(end, busy.deadline())),
            refitted,
            busy.complete(),
            seconds(busy.searched()),
            seconds(Duration.between(busy.closed(), end)),
            busy.idleShare(tenth, busy.closed(), slots),
            busy.idleShare(busy.opened(), busy.closed(), slots)));
  }

  private static double seconds(Duration duration) {
    return duration.toNanos() / 1e9;
  }

  private static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        files.sorted(Comparator.reverseOrder()).forEach(DeadlineRuns::deleteOne);
      }
    }
  }

  private static void deleteOne(Path file) {
    try {
      Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
