package io.sparktune.run;

import io.sparktune.cli.ExitCode;
import io.sparktune.config.StudyFile;
import io.sparktune.lake.Storage;
import io.sparktune.lake.journal.FileJournal;
import io.sparktune.lake.journal.StudyLock;
import io.sparktune.lake.tables.Tables;
import io.sparktune.report.Numbers;
import io.sparktune.report.text.FrontTable;
import io.sparktune.report.text.ImportanceText;
import io.sparktune.report.text.Leaderboard;
import io.sparktune.report.text.Progress;
import io.sparktune.run.earlier.EarlierRunData;
import io.sparktune.run.earlier.EarlierRuns;
import io.sparktune.run.earlier.TakeOver;
import io.sparktune.run.earlier.TransferFile;
import io.sparktune.run.input.BadInput;
import io.sparktune.run.input.StudyInput;
import io.sparktune.run.input.StudySearch;
import io.sparktune.run.input.Version;
import io.sparktune.run.past.ResumedState;
import io.sparktune.run.past.ScoredTrials;
import io.sparktune.space.expression.Expression;
import io.sparktune.spark.SparkDriver;
import io.sparktune.spark.StopSignal;
import io.sparktune.spark.checkpoints.CheckpointSweeper;
import io.sparktune.spark.checkpoints.HadoopCheckpoints;
import io.sparktune.spark.folds.SharedStudy;
import io.sparktune.study.loop.Runner;
import io.sparktune.study.loop.Study;
import io.sparktune.study.loop.StudyLoop;
import io.sparktune.study.loop.StudyObserver;
import io.sparktune.study.state.Event;
import io.sparktune.study.state.FinishedTrial;
import io.sparktune.study.state.Front;
import io.sparktune.study.state.StopReason;
import io.sparktune.study.state.StudyState;
import io.sparktune.study.state.TrialOutcome;
import io.sparktune.trial.TrialState;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;

/** One driver's run of a study, from its rows to its winner. */
public final class StudyRun {

  private static final String ANOTHER_OUTPUT =
      "set study.output to a folder in which the study can make its own";

  private final StudyFile file;
  private final SparkDriver spark;
  private final PrintStream out;
  private final Storage folder;
  private final StudySearch search;
  private final int trials;
  private final List<EarlierRunData> learnt;

  public StudyRun(StudyFile file, SparkDriver spark, PrintStream out) {
    this.file = file;
    this.spark = spark;
    this.out = out;
    this.folder = folder(file, spark);
    this.learnt = EarlierRuns.of(file, folder, spark.fileSystems());
    this.search = new StudySearch(file, learnt);
    this.trials = search.trials();
  }

  public int run() throws Exception {
    out.printf(
        "sparktune %s   study %s   %s   seed %d%n",
        Version.current(), file.study().name(), file.study().goals(), file.study().seed());
    StudyInput input = StudyInput.read(file, spark.files());
    out.println(input);
    try (StudyLock lock = takeLock()) {
      ResumedState past = new ResumedState(file, input, trials);
      HadoopCheckpoints checkpoints = spark.checkpoints(folder.in("checkpoints").uri());
      try (Tables tables =
              new Tables(
                  folder.in("tables"),
                  file.study().name(),
                  file.space(),
                  file.rules(input.folds(), trials),
                  input.metricColumns());
          CheckpointSweeper sweeper = new CheckpointSweeper(checkpoints);
          FileJournal journal =
              FileJournal.open(
                  folder.in("journal"),
                  (sequence, event) -> {
                    StudyState state = past.after(sequence, event);
                    tables.recorded(sequence, event, state);
                    sweeper.recorded(sequence, event, state);
                  })) {
        if (past.isComplete() && folder.names().contains("best.conf")) {
          return reportAgain(past.state());
        }
        sweeper.begin();
        return go(input, past, new Records(journal, tables, checkpoints, sweeper));
      }
    }
  }

  private static Storage folder(StudyFile file, SparkDriver spark) {
    try {
      return Storage.at(file.study().output(), spark.fileSystems()).in(file.study().name());
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
      throw BadInput.of(e, ANOTHER_OUTPUT);
    }
  }

  /** What is kept of a study while it runs. */
  private record Records(
      FileJournal journal,
      Tables tables,
      HadoopCheckpoints checkpoints,
      CheckpointSweeper sweeper) {}

  private int go(StudyInput input, ResumedState past, Records records) throws Exception {
    folder.write("study.conf", file.resolvedText());
    if (past.isNew() && !learnt.isEmpty()) {
      TransferFile.write(folder, learnt);
    }
    announce(input, past);
    SharedStudy shared = spark.share(input.data());
    StudyState state;
    try (TakeOver takeOver = TakeOver.of(file, input, past, folder, spark.fileSystems())) {
      takeOver.lines().forEach(out::println);
      out.printf("master %s, results in %s%n%n", spark.master(), folder);
      out.flush();
      state = search(input, past, records, shared, takeOver);
    }
    records.tables().finish();
    StopReason reason = state.closed().orElseThrow();
    if (reason == StopReason.STOPPED) {
      out.printf(
          "stopped with %d of %s; the same command resumes it%n",
          state.finished().size(), Numbers.count(trials, "trial"));
      return ExitCode.STOPPED_EARLY;
    }
    if (reason != StopReason.TRIALS_DONE) {
      out.printf(
          "The search ended with %d of %s: %s.%n",
          state.finished().size(), Numbers.count(trials, "trial"), reason.text());
    }
    if (state.best().isEmpty()) {
      explainFailure(state);
      return ExitCode.STUDY_FAILED;
    }
    report(state);
    new WinnerWriter(file, input, folder, out).write(spark, shared, state);
    return ExitCode.DONE;
  }

  private void announce(StudyInput input, ResumedState past) {
    out.printf(
        "%s, %s search: %s of %s%s%n",
        Numbers.count(file.space().dimensions(), "parameter"),
        file.search().sampler().name(),
        search.trialsInWords(),
        Numbers.count(input.folds(), "fold"),
        past.isNew()
            ? ""
            : ", resumed after " + Numbers.count(past.state().finished().size(), "finished trial"));
    learnt.forEach(out::println);
  }

  private StudyState search(
      StudyInput input, ResumedState past, Records records, SharedStudy shared, TakeOver takeOver)
      throws InterruptedException {
    InstantSource clock = InstantSource.system();
    Progress progress =
        new Progress(out, file.study().goals(), trials, input.folds(), past.state());
    List<StudyObserver> observers = List.of(records.tables(), records.sweeper(), progress);
    Study study = new Study(past.state(), search.director(), records.journal(), observers, clock);
    StudyLoop loop = new StudyLoop(study, clock);
    Event.StudyOpened opened =
        new Event.StudyOpened(
            Instant.now(),
            file.study().name(),
            file.fingerprint(),
            input.fingerprint(),
            Version.ofBuild(),
            file.stopping().limits(trials),
            file.stopping().deadline(ZonedDateTime.now(ZoneId.systemDefault())).orElse(null));
    Runner training =
        shared.runner(
            file.study().name(),
            file.trialSettings(),
            file.segments(),
            records.checkpoints(),
            clock);
    try (Runner runner = takeOver.before(training, clock);
        StopSignal signal = StopSignal.runs(loop::stop)) {
      return loop.run(opened, runner);
    }
  }

  private void report(StudyState state) {
    out.printf("%nLeaderboard, %s%n%n", file.study().goal());
    out.println(Leaderboard.of(state.finished(), file.study().goals(), file.space()));
    if (file.study().goals().areSeveral()) {
      reportFront(state.front());
    }
    reportBroken(state);
    long takenOver = state.finished().stream().filter(FinishedTrial::isTakenOver).count();
    if (takenOver > 0) {
      out.printf(
          "taken over: %d of %s%n", takenOver, Numbers.count(state.finished().size(), "trial"));
    }
    for (TrialState end : List.of(TrialState.PRUNED, TrialState.FAILED)) {
      if (state.count(end) > 0) {
        out.printf(
            "%d of %s %s%n",
            state.count(end),
            Numbers.count(state.finished().size(), "trial"),
            end.told(state.count(end)));
      }
    }
    ScoredTrials.of(state).importances(file.space(), file.study().seed()).stream()
        .findFirst()
        .map(ImportanceText::line)
        .ifPresent(out::println);
  }

  private void reportBroken(StudyState state) {
    List<Expression> constraints = state.rules().constraints().all();
    for (int place = 0; place < constraints.size(); place++) {
      int constraint = place;
      long broken =
          state.finished().stream()
              .filter(trial -> trial.state() == TrialState.COMPLETE)
              .filter(trial -> trial.violations().get(constraint) > 0)
              .count();
      out.printf(
          "%s: violated by %d of %s%n",
          constraints.get(place).text(),
          broken,
          Numbers.count(state.count(TrialState.COMPLETE), "complete trial"));
    }
  }

  private void reportFront(Front front) {
    out.printf(
        "Front, %s: %s, hypervolume %s%n%n",
        file.study().goals(),
        Numbers.count(front.size(), "trial"),
        Numbers.score(front.hypervolume()));
    out.println(FrontTable.of(front, file.study().goals(), file.space()));
  }

  private int reportAgain(StudyState state) {
    report(state);
    out.printf("the study is finished; everything is in %s%n", folder);
    return ExitCode.DONE;
  }

  private void explainFailure(StudyState state) {
    if (state.count(TrialState.COMPLETE) > 0) {
      out.println();
      reportBroken(state);
      out.printf("The study failed: no complete trial satisfies search.constraints.%n");
      return;
    }
    FinishedTrial first = state.finished().get(0);
    TrialOutcome.Failed failure = first.failure().orElseThrow();
    out.printf(
        "%nThe study failed: %s failed. Trial %d: %s: %s%n" + "Every failure is a row of %s%n",
        state.finished().size() == 1
            ? "its first trial"
            : "all of its first " + state.finished().size() + " trials",
        first.trial().number(),
        failure.kind().column(),
        failure.message(),
        folder.in("tables").in("folds"));
  }
}
