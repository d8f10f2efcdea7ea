package io.sparktune.bench;

import io.sparktune.config.StudyFile;
import io.sparktune.lake.Storage;
import io.sparktune.lake.journal.FileJournal;
import io.sparktune.lake.journal.JournalChain;
import io.sparktune.lake.tables.StudyTables;
import io.sparktune.lake.tables.Tables;
import io.sparktune.report.ProgressMeter;
import io.sparktune.report.text.ProgressLines;
import io.sparktune.report.text.ScreenWidth;
import io.sparktune.spark.SparkDriver;
import io.sparktune.spark.checkpoints.HadoopCheckpoints;
import io.sparktune.spark.folds.SharedStudy;
import io.sparktune.study.Scheduler;
import io.sparktune.study.events.Event;
import io.sparktune.study.events.Limits;
import io.sparktune.study.loop.Runner;
import io.sparktune.study.loop.Study;
import io.sparktune.study.loop.StudyLoop;
import io.sparktune.study.loop.StudyObserver;
import io.sparktune.study.state.StudyState;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;

/** The search phase of studies as the run command has it: Spark, journal, tables and progress. */
final class SparktuneSearch implements AutoCloseable {

  private final SparkDriver spark;
  private final int slots;

  SparktuneSearch(int slots) {
    System.setProperty("spark.master", "local[" + slots + "]");
    this.slots = slots;
    this.spark = SparkDriver.start("training overhead");
  }

  SparkDriver spark() {
    return spark;
  }

  /** Runs a study of all fits, from the event that opens it to the one that closes it. */
  Measurement run(Workload workload, String setting, int round) throws Exception {
    return run(workload, setting, round, (sequence, event, state) -> {});
  }

  Measurement run(Workload workload, String setting, int round, StudyObserver watcher)
      throws Exception {
    StudyFile file = workload.file();
    Storage folder =
        Storage.at(file.study().output(), spark.fileSystems()).in(UUID.randomUUID().toString());
    SharedStudy shared = spark.share(workload.data());
    FoldSums sums = new FoldSums(workload);
    List<String> metrics = file.measured().columns();
    int folds = workload.data().folds().folds().size();
    int trials = file.search().trials();
    StudyState initial = StudyState.initial(file.rules(folds, trials));
    Scheduler scheduler = new Scheduler(Workload.sampler(file), file.search(), file.study().seed());
    InstantSource clock = InstantSource.system();
    ProgressMeter meter = new ProgressMeter(trials, initial, System::nanoTime);
    ProgressLines lines = new ProgressLines(file.study().goals(), 0);
    StudyObserver progress =
        (sequence, event, state) ->
            meter.after(event, state).ifPresent(now -> lines.next(now, ScreenWidth.STANDARD));
    HadoopCheckpoints checkpoints = spark.checkpoints(folder.in("checkpoints").uri());
    JournalChain chain = new JournalChain();
    StudyTables all = new StudyTables(file.study().name(), file.space(), initial.rules(), metrics);
    try (Tables tables = new Tables(folder.in("tables"), chain, all);
        FileJournal journal =
            FileJournal.open(folder.in("journal"), chain, (sequence, event) -> {});
        Runner runner =
            shared.runner(
                file.study().name(), file.trialSettings(), file.segments(), checkpoints, clock)) {
      tables.begin();
      List<StudyObserver> observers = List.of(tables, progress, sums, watcher);
      StudyLoop loop =
          new StudyLoop(new Study(initial, scheduler, journal, observers, clock), clock);
      Event.StudyOpened opened =
          new Event.StudyOpened(
              Instant.now(),
              file.study().name(),
              file.fingerprint(),
              "bench",
              "bench",
              Limits.ofTrials(trials),
              null);
      Meter used = new Meter();
      StudyState unused = loop.run(opened, runner);
      return sums.measurement(used, setting, slots, round);
    }
  }

  @Override
  public void close() {
    spark.close();
  }
}
