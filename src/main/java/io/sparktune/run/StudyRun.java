package io.sparktune.run;

import io.sparktune.config.StudyFile;
import io.sparktune.data.DataFiles;
import io.sparktune.importance.Importances;
import io.sparktune.lake.Storage;
import io.sparktune.lake.journal.FileJournal;
import io.sparktune.lake.journal.StudyLock;
import io.sparktune.lake.sinks.Sinks;
import io.sparktune.lake.tables.StudyTables;
import io.sparktune.report.InputReport;
import io.sparktune.report.SearchStart;
import io.sparktune.report.StudyHeader;
import io.sparktune.report.StudyReport;
import io.sparktune.run.confirmation.ConfirmationRun;
import io.sparktune.run.confirmation.StudyBudget;
import io.sparktune.run.earlier.EarlierRunData;
import io.sparktune.run.earlier.EarlierRuns;
import io.sparktune.run.earlier.TakeOver;
import io.sparktune.run.earlier.TransferFile;
import io.sparktune.run.input.BadInput;
import io.sparktune.run.input.InputReports;
import io.sparktune.run.input.InputVersions;
import io.sparktune.run.input.ObjectiveInput;
import io.sparktune.run.input.StudyInput;
import io.sparktune.run.input.StudySearch;
import io.sparktune.run.input.TrialInput;
import io.sparktune.run.input.Version;
import io.sparktune.run.monitoring.Monitoring;
import io.sparktune.run.past.NativesInUse;
import io.sparktune.run.past.ResumedState;
import io.sparktune.run.past.ScoredTrials;
import io.sparktune.run.past.StudyNatives;
import io.sparktune.run.past.WrittenTables;
import io.sparktune.run.sinks.SinkNeeds;
import io.sparktune.run.sinks.StudySinks;
import io.sparktune.spark.JobDescription;
import io.sparktune.spark.SparkDriver;
import io.sparktune.spark.checkpoints.CheckpointSweeper;
import io.sparktune.spark.checkpoints.HadoopCheckpoints;
import io.sparktune.spark.folds.SharedStudy;
import io.sparktune.storage.NoOrdinaryFile;
import io.sparktune.study.events.Event;
import io.sparktune.study.events.StopReason;
import io.sparktune.study.loop.Runner;
import io.sparktune.study.loop.Study;
import io.sparktune.study.loop.StudyLoop;
import io.sparktune.study.loop.StudyObserver;
import io.sparktune.study.selection.Selection;
import io.sparktune.study.state.StudyState;
import io.sparktune.trial.SteadyClock;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** One driver's run of a study, from its rows to its winner. */
final class StudyRun {

  private static final String ANOTHER_OUTPUT =
      "set study.output to a folder in which the study can make its own";

  private final StudyFile file;
  private final SparkDriver spark;
  private final DataFiles files;
  private final Listeners listeners;
  private final StopRequest stop;
  private final Storage folder;
  private final StudySearch search;
  private final int trials;
  private final List<EarlierRunData> learnt;
  private final RunResults results;

  /**
   * @param files with the rows that the study names
   */
  StudyRun(
      StudyFile file, SparkDriver spark, DataFiles files, Listeners listeners, StopRequest stop) {
    this.file = file;
    this.spark = spark;
    this.files = files;
    this.listeners = listeners;
    this.stop = stop;
    this.folder = folder(file, spark);
    this.learnt = EarlierRuns.of(file, folder, spark.fileSystems());
    this.search = new StudySearch(file, EarlierRunData.observations(learnt));
    this.trials = search.trials();
    this.results = new RunResults(file, folder);
    StudyNatives.choose(file);
  }

  StudyResult run() throws Exception {
    return results.told(this::locked);
  }

  private StudyResult locked() throws Exception {
    StudyHeader header =
        new StudyHeader(
            Version.current(), file.study().name(), file.study().goals(), file.study().seed());
    listeners.tell(listener -> listener.studyStarted(header));
    StudySinks.require(file, spark);
    try (StudyLock lock = takeLock()) {
      TrialInput input = input(lock);
      InputReport read = InputReports.of(file, input);
      listeners.tell(listener -> listener.dataRead(read));
      Storage own = folder.fenced(lock);
      FileJournal.seal(own.in("journal"));
      ResumedState past = new ResumedState(file, input, trials);
      NativesInUse natives = new NativesInUse();
      HadoopCheckpoints checkpoints = spark.checkpoints(folder.in("checkpoints").uri());
      StudyTables all =
          new StudyTables(
              file.study().name(),
              file.space(),
              file.rules(input.folds(), trials),
              input.metricColumns());
      SinkNeeds needs = new SinkNeeds(all, own, spark::session);
      try (WrittenTables tables = new WrittenTables(own, all);
          Sinks sinks = StudySinks.of(file, needs, tables.chain()::lasting);
          CheckpointSweeper sweeper = new CheckpointSweeper(checkpoints, lock::isHeld);
          FileJournal journal =
              FileJournal.open(
                  own.in("journal"),
                  tables.chain(),
                  (sequence, event) -> {
                    StudyState state = past.after(sequence, event);
                    natives.recorded(sequence, event, state);
                    tables.recorded(sequence, event, state);
                    sweeper.recorded(sequence, event, state);
                  })) {
        Records records =
            new Records(own, journal, tables, sinks, checkpoints, sweeper, natives, lock::isHeld);
        StudyResult result = results.kept(own, () -> ended(input, past, records));
        sinks.keepFiles(result.sinks());
        listeners.tell(listener -> listener.studyFinished(result));
        return result;
      }
    }
  }

  private StudyResult ended(TrialInput input, ResumedState past, Records records) throws Exception {
    WrittenTables tables = records.tables();
    tables.begin();
    records.sinks().begin();
    WinnerWriter winner =
        new WinnerWriter(file, input, records.folder(), tables.chain(), records.natives());
    StudyReport report;
    if (past.isComplete() && winner.isDone(past.state())) {
      report = report(past.state()).with(winner.kept(past.state()));
    } else {
      StudyNatives.requireAlike(file, records.natives());
      records.sweeper().begin();
      report = go(input, past, records, winner);
    }
    Optional<String> lack =
        report.reason() == StopReason.STOPPED ? tables.finish() : tables.finishAndCheck();
    return new StudyResult(
        report,
        folder.uri(),
        lack.orElse(null),
        records.sinks().finish(),
        records.checkpoints().unwritten().orElse(null),
        spark);
  }

  private static Storage folder(StudyFile file, SparkDriver spark) {
    try {
      String output = file.study().output();
      return Storage.at(
          output + (output.endsWith("/") ? "" : "/") + file.study().name(), spark.fileSystems());
    } catch (UncheckedIOException e) {
      throw BadInput.of(e, ANOTHER_OUTPUT);
    }
  }

  private StudyLock takeLock() {
    try {
      return StudyLock.take(folder, StudyLock.LEASE)
          .orElseThrow(
              () ->
                  new BadInput(
                      folder
                          + ": another process is running this study; wait for its end, or give"
                          + " this one another study.name"));
    } catch (UncheckedIOException e) {
      throw BadInput.of(
          e, NoOrdinaryFile.isBehind(e) ? "move it elsewhere, and try again" : ANOTHER_OUTPUT);
    }
  }

  /** Read under the lock, so that of two drivers only one reads all rows. */
  private TrialInput input(StudyLock lock) {
    try {
      return file.hasObjective()
          ? new ObjectiveInput(file.objectiveKind(), file.study().goals())
          : rows();
    } catch (RuntimeException | Error e) {
      lock.undo();
      throw e;
    }
  }

  private StudyInput rows() {
    String description = file.study().name() + ": reads " + file.data().rows().place();
    try (JobDescription reading = spark.describe(description)) {
      return StudyInput.read(file, files.at(InputVersions.in(folder, file)));
    }
  }

  private SharedStudy share(TrialInput input) {
    return input instanceof StudyInput rows
        ? spark.share(rows.data())
        : spark.shareObjective(file.study().goals(), file.rules(1, trials).mostEpochs());
  }

  /** The records of a running study, in a folder that is asked whether it still is its own. */
  private record Records(
      Storage folder,
      FileJournal journal,
      WrittenTables tables,
      Sinks sinks,
      HadoopCheckpoints checkpoints,
      CheckpointSweeper sweeper,
      NativesInUse natives,
      BooleanSupplier isOwn) {}

  private StudyReport go(TrialInput input, ResumedState past, Records records, WinnerWriter writer)
      throws Exception {
    records.folder().write("study.conf", file.resolvedText());
    if (past.isNew()) {
      InputVersions.write(records.folder(), file, input.versions());
    }
    if (past.isNew() && !learnt.isEmpty()) {
      TransferFile.write(records.folder(), learnt);
    }
    try (SharedStudy shared = share(input);
        Monitoring monitoring = Monitoring.begin(file.study().name(), past.state(), spark)) {
      StudyState state;
      StudyBudget budget;
      try (TakeOver takeOver =
          TakeOver.of(file, input, past, records.folder(), spark.fileSystems())) {
        announce(input, past, takeOver, records.natives());
        budget = StudyBudget.of(file, past.state().worked());
        state = search(input, past, records, monitoring, shared, takeOver, budget);
      }
      Optional<String> unused = records.tables().finish(); // tried again before the study ends
      StudyReport report = report(state);
      listeners.tell(listener -> listener.searchFinished(report));
      boolean isOver = report.reason() != StopReason.STOPPED && state.best().isPresent();
      Optional<Selection> selection =
          isOver ? selection(input, state, shared, records, budget) : Optional.empty();
      StudyReport ended =
          selection
              .map(chosen -> trained(report, state, shared, writer, chosen))
              .orElse(isOver ? report.with(StopReason.STOPPED) : report);
      monitoring.ended(ended);
      return ended;
    }
  }

  /** The winner among the trials, confirmed if that was asked for; empty if that was stopped. */
  private Optional<Selection> selection(
      TrialInput input, StudyState state, SharedStudy shared, Records records, StudyBudget budget)
      throws Exception {
    Selection search = Selection.of(state);
    if (file.confirmations() == 0 || !(input instanceof StudyInput rows)) {
      return Optional.of(search);
    }
    if (stop.isMade()) {
      return Optional.empty();
    }
    ConfirmationRun.Around around =
        new ConfirmationRun.Around(
            records.folder(), records.isOwn(), listeners::followingRound, stop::runs);
    return new ConfirmationRun(file, rows, spark, shared, budget, records.natives(), around)
        .confirmed(state, search)
        .map(search::with);
  }

  /** The same with the winner, or as it is stopped while that is trained. */
  private StudyReport trained(
      StudyReport report,
      StudyState state,
      SharedStudy shared,
      WinnerWriter writer,
      Selection selection) {
    if (stop.isMade()) {
      return report.with(StopReason.STOPPED);
    }
    stop.runs(shared::stopTraining);
    try {
      return report.with(writer.write(spark, shared, state, selection));
    } catch (RuntimeException e) {
      if (stop.isMade()) {
        return report.with(StopReason.STOPPED);
      }
      throw e;
    } finally {
      stop.runs(() -> {});
    }
  }

  private void announce(
      TrialInput input, ResumedState past, TakeOver takeOver, NativesInUse natives) {
    List<String> notes = new ArrayList<>();
    search.cut().ifPresent(notes::add);
    learnt.forEach(run -> notes.add(run.toString()));
    notes.addAll(takeOver.lines());
    StudyNatives.difference(file, natives).ifPresent(notes::add);
    notes.addAll(spark.limits(file.resources()));
    SearchStart start =
        new SearchStart(
            file.space().dimensions(),
            file.search().sampler().name(),
            search.trialsInWords(),
            input.folds(),
            past.isNew() ? -1 : past.state().finished().size(),
            notes,
            spark.master(),
            folder.toString());
    listeners.tell(listener -> listener.searchStarted(start));
  }

  private StudyState search(
      TrialInput input,
      ResumedState past,
      Records records,
      Monitoring monitoring,
      SharedStudy shared,
      TakeOver takeOver,
      StudyBudget budget)
      throws InterruptedException {
    InstantSource clock =
        file.stopping().isByWallClock()
            ? SteadyClock.wall()
            : SteadyClock.startAfter(past.state().now());
    List<StudyObserver> observers =
        new ArrayList<>(List.of(records.tables(), records.sweeper(), records.natives()));
    observers.addAll(monitoring.observers());
    observers.add(listeners.following(trials, past.state()));
    Study study = new Study(past.state(), search.scheduler(), records.journal(), observers, clock);
    StudyLoop loop = new StudyLoop(study, clock);
    Event.StudyOpened opened =
        new Event.StudyOpened(
            clock.instant(),
            file.study().name(),
            file.fingerprint(),
            input.fingerprint(),
            Version.ofBuild(),
            budget.limits(trials),
            budget.searchEnd(clock).orElse(null),
            StudyNatives.ofTheDriver(file).orElse(null));
    Runner training =
        shared.runner(
            file.study().name(), file.settings(), file.segments(), records.checkpoints(), clock);
    try (Runner runner = takeOver.before(training, clock)) {
      stop.runs(loop::stop);
      return loop.run(opened, runner);
    } finally {
      stop.runs(() -> {});
    }
  }

  private StudyReport report(StudyState state) {
    boolean isStopped = state.closed().orElseThrow() == StopReason.STOPPED;
    Optional<Importances> importance =
        isStopped || state.best().isEmpty() ? Optional.empty() : importance(state);
    return StudyReport.of(
        file.study().name(),
        file.space(),
        trials,
        state,
        importance.orElse(null),
        folder.toString());
  }

  /** By the first method that has enough trials; empty where there is none. */
  private Optional<Importances> importance(StudyState state) {
    return ScoredTrials.of(state).importances(file.space(), file.study().seed()).stream()
        .findFirst();
  }
}
