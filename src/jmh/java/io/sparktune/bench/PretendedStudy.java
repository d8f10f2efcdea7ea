package io.sparktune.bench;

import io.sparktune.config.StudyFile;
import io.sparktune.lake.Storage;
import io.sparktune.lake.journal.FileJournal;
import io.sparktune.spark.SparkDriver;
import io.sparktune.spark.folds.FoldFunction;
import io.sparktune.study.Scheduler;
import io.sparktune.study.events.Event;
import io.sparktune.study.events.Limits;
import io.sparktune.study.loop.Runner;
import io.sparktune.study.loop.Study;
import io.sparktune.study.loop.StudyLoop;
import io.sparktune.study.loop.StudyObserver;
import io.sparktune.study.state.StudyState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** A study of one fold to a trial, through the real loop, journal and Spark. */
final class PretendedStudy {

  private static final Path STUDY = Path.of("src/jmh/conf/digits-overhead.conf");

  private final StudyFile file;
  private final int trials;

  /** A study whose file has these settings changed. */
  PretendedStudy(int trials, List<String> settings) throws IOException {
    List<String> overrides = new ArrayList<>(settings);
    overrides.add("search.trials=" + trials);
    this.file = StudyFile.read(STUDY.toString(), Files.readString(STUDY), overrides, Set.of());
    this.trials = trials;
  }

  /**
   * Runs it to its end.
   *
   * @param function what a task does with its fold
   * @param changed what stands between the loop and Spark
   */
  void run(
      SparkDriver spark,
      FoldFunction function,
      UnaryOperator<Runner> changed,
      StudyObserver observer)
      throws Exception {
    Storage folder =
        Storage.at("target/bench/dispatch", spark.fileSystems()).in(UUID.randomUUID().toString());
    Scheduler scheduler = new Scheduler(Workload.sampler(file), file.search(), file.study().seed());
    InstantSource clock = InstantSource.system();
    try (FileJournal journal = FileJournal.open(folder.in("journal"), (sequence, event) -> {});
        Runner runner =
            changed.apply(spark.runner("dispatch", file.trialSettings(), function, clock))) {
      Study study =
          new Study(
              StudyState.initial(file.rules(1, trials)),
              scheduler,
              journal,
              List.of(observer),
              clock);
      Event.StudyOpened opened =
          new Event.StudyOpened(
              Instant.now(),
              "dispatch",
              file.fingerprint(),
              "bench",
              "bench",
              Limits.ofTrials(trials),
              null);
      StudyState unused = new StudyLoop(study, clock).run(opened, runner);
    }
  }
}
