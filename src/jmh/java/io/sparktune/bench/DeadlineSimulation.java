package io.sparktune.bench;

import io.sparktune.config.StudyFile;
import io.sparktune.lake.Storage;
import io.sparktune.lake.journal.FileJournal;
import io.sparktune.simulation.ClusterSettings;
import io.sparktune.simulation.RecordedFolds;
import io.sparktune.simulation.Simulation;
import io.sparktune.study.Scheduler;
import io.sparktune.study.events.Limits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;

/**
 * Measures idle slots before a deadline, in virtual time on the folds of an earlier run. Arguments:
 * the folder of that run, the seconds that the run may take, slots, seeds.
 */
final class DeadlineSimulation {

  static final String HEAD =
      "seconds,slots,seed,trials_complete,seconds_of_search,idle_share_of_last_tenth,idle_share";

  private static final Instant START = Instant.parse("2026-11-22T22:00:00Z");

  /** More than are done in time. */
  private static final int TRIALS = 1_000_000;

  private DeadlineSimulation() {}

  public static void main(String[] arguments) throws IOException {
    Path run = Path.of(arguments[0]);
    int seconds = Integer.parseInt(arguments[1]);
    int slots = Integer.parseInt(arguments[2]);
    RecordedFolds.Builder builder = new RecordedFolds.Builder();
    FileJournal.open(
            Storage.at(run.toString(), new Configuration()).in("journal"),
            (sequence, event) -> builder.add(event))
        .close();
    RecordedFolds folds = builder.build().orElseThrow();
    Path study = run.resolve("study.conf");
    for (int seed = 1; seed <= Integer.parseInt(arguments[3]); seed++) {
      StudyFile file =
          StudyFile.read(
              study.toString(),
              Files.readString(study),
              List.of("study.seed=" + seed, "search.sampler=random", "search.trials=" + TRIALS),
              Set.of());
      ClusterSettings cluster =
          new ClusterSettings(slots, 1, 0, Duration.ofMinutes(2), Long.MAX_VALUE, seed);
      Scheduler scheduler =
          new Scheduler(Workload.sampler(file), file.search(), file.study().seed());
      BusySlots busy = new BusySlots();
      new Simulation(file.rules(file.validation().fits(), TRIALS), scheduler, folds, cluster)
          .run(
              START,
              Limits.ofTrials(TRIALS),
              Optional.of(START.plusSeconds(seconds)),
              List.of((sequence, event, state) -> busy.add(event)));
      Instant tenth = busy.closed().minus(busy.searched().dividedBy(10));
      Child.tell(
          String.format(
              Locale.ROOT,
              "%d,%d,%d,%d,%.1f,%.3f,%.3f",
              seconds,
              slots,
              seed,
              busy.complete(),
              busy.searched().toNanos() / 1e9,
              busy.idleShare(tenth, busy.closed(), slots),
              busy.idleShare(busy.opened(), busy.closed(), slots)));
    }
  }
}
