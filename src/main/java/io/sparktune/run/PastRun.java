package io.sparktune.run;

import io.sparktune.config.StudyFile;
import io.sparktune.importance.Importances;
import io.sparktune.lake.journal.FileJournal;
import io.sparktune.lake.tables.ImportanceTable;
import io.sparktune.report.ImportanceReport;
import io.sparktune.report.Numbers;
import io.sparktune.report.ReplayReport;
import io.sparktune.report.VerificationReport;
import io.sparktune.report.list.BadQuery;
import io.sparktune.report.list.TrialList;
import io.sparktune.report.list.TrialQuery;
import io.sparktune.report.page.StudyPage;
import io.sparktune.report.record.RunRecord;
import io.sparktune.report.record.RunStatus;
import io.sparktune.run.earlier.EarlierRunData;
import io.sparktune.run.earlier.EarlierRuns;
import io.sparktune.run.input.BadInput;
import io.sparktune.run.input.StudySearch;
import io.sparktune.run.past.ReplayedState;
import io.sparktune.run.past.RoundsCheck;
import io.sparktune.run.past.RunFolder;
import io.sparktune.run.past.RunVerification;
import io.sparktune.run.past.ScoredTrials;
import io.sparktune.run.past.StudyEvents;
import io.sparktune.run.results.RecordedRun;
import io.sparktune.run.sinks.SinkChoice;
import io.sparktune.space.Space;
import io.sparktune.study.events.ImpossibleEvent;
import io.sparktune.study.loop.Replay;
import io.sparktune.trial.SteadyClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * A run that ended, or is in progress, by its folder. Nothing here but some sinks needs Spark.
 *
 * @param folder such as {@code runs/digits-mlp}, on any Hadoop file system
 */
public record PastRun(String folder) {

  /**
   * Measures the importance of each parameter, and writes it to a table of the run.
   *
   * @throws BadInput if the run cannot be read or has too few trials
   */
  public ImportanceReport importance() {
    return read(this::measured);
  }

  private ImportanceReport measured() throws IOException {
    RunFolder run = new RunFolder(folder);
    StudyFile file = run.studyFile();
    ReplayedState replayed = ReplayedState.of(file, run.journal());
    ScoredTrials scored = ScoredTrials.of(replayed.state());
    List<Importances> importances = scored.importances(file.space(), file.study().seed());
    if (importances.isEmpty()) {
      throw new BadInput(tooLittle(file.space(), scored));
    }
    try {
      ImportanceTable.write(
          run.tables(),
          file.study().name(),
          importances,
          replayed.journal(),
          replayed.journal().events());
    } catch (UncheckedIOException e) {
      throw BadInput.of(e, "give a folder in which tables can be written");
    }
    return new ImportanceReport(
        scored.toString(), importances, run.tables().in("importance").toString());
  }

  private String tooLittle(Space space, ScoredTrials scored) {
    return ("%s: has %s and %s; importance needs 2 parameters and %d trials,"
            + " at least one of them complete")
        .formatted(
            folder,
            Numbers.count(space.dimensions(), "parameter"),
            scored,
            Importances.FEWEST_TRIALS);
  }

  /**
   * Makes every decision of the run again, from its journal, and compares.
   *
   * @throws BadInput if the run cannot be read
   */
  public ReplayReport replay() {
    return read(this::replayed);
  }

  private ReplayReport replayed() throws IOException {
    RunFolder run = new RunFolder(folder);
    StudyFile file = run.studyFile();
    StudySearch search =
        new StudySearch(file, EarlierRunData.observations(EarlierRuns.kept(file, run.storage())));
    StudyEvents possible = new StudyEvents(file.space(), file.rules(file.folds(), search.trials()));
    Replay replay = new Replay(possible.initial(), search.scheduler());
    List<String> differences = new ArrayList<>();
    long[] events = new long[1];
    FileJournal.open(
            run.journal(),
            (sequence, event) -> {
              events[0] = sequence;
              // After the first difference the state is another one, so that all else may differ.
              if (differences.isEmpty()) {
                possible.require(event);
                ImpossibleEvent.unlessFrom(() -> replay.next(event))
                    .map(text -> "event " + sequence + ": " + text)
                    .ifPresent(differences::add);
              }
            })
        .close();
    ReplayReport searched = new ReplayReport(events[0], replay.decisions(), differences);
    return new RoundsCheck(file, run.storage(), replay.state()).with(searched);
  }

  /**
   * Compares all files of the run with its journal.
   *
   * @throws BadInput if the run cannot be read, or its journal is damaged
   */
  public VerificationReport verify() {
    return read(() -> new RunVerification(new RunFolder(folder)).report());
  }

  /**
   * The trials of the run that are over.
   *
   * @throws BadInput if the run cannot be read, or has no such columns
   */
  public TrialList trials(TrialQuery query) {
    try {
      return read(() -> recorded().trials(query));
    } catch (BadQuery e) {
      throw new BadInput(String.valueOf(e.getMessage()));
    }
  }

  /**
   * The state of the run by its tables.
   *
   * @throws BadInput if the run cannot be read
   */
  public RunStatus status() {
    return read(
        () -> RunStatus.of(recorded().withoutEpochs(), folder, SteadyClock.wall().instant()));
  }

  /** The run as it is told by its folder, without epochs. */
  RunRecord record() {
    return read(() -> recorded().withoutEpochs());
  }

  /**
   * Writes the report of the run into its folder.
   *
   * @param before folder of an earlier run to compare with; empty for none
   * @return the file
   * @throws BadInput if the run cannot be read
   */
  public String report(String before) {
    return read(
        () -> {
          RecordedRun run = recorded();
          try {
            run.folder().write(StudyPage.NAME, run.page(before));
          } catch (UncheckedIOException e) {
            throw BadInput.of(e, "give a folder in which files can be written");
          }
          return run.folder() + "/" + StudyPage.NAME;
        });
  }

  /**
   * Writes to sinks what they lack of the run.
   *
   * @throws BadInput if the run or a file cannot be read, or this process lacks what a sink needs
   */
  public ExportResult export(SinkChoice sinks, SubmittedSession spark) {
    return read(() -> new ExportResult(sinks.of(new RunFolder(folder)).written(spark::session)));
  }

  private RecordedRun recorded() {
    RunFolder run = new RunFolder(folder);
    return new RecordedRun(run.studyFile(), run.storage());
  }

  private <T> T read(Callable<T> reading) {
    try {
      return Problems.of(reading);
    } catch (IOException e) {
      throw BadInput.of(
          new UncheckedIOException("cannot read " + folder, e), "name the folder of a study");
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
