package io.sparktune.run.earlier;

import io.sparktune.config.StudyFile;
import io.sparktune.lake.Storage;
import io.sparktune.lake.journal.FileJournal;
import io.sparktune.lake.journal.TakenOverFold;
import io.sparktune.lake.journal.TakenOverFolds;
import io.sparktune.run.input.TrialInput;
import io.sparktune.run.input.Version;
import io.sparktune.run.past.RunFolder;
import io.sparktune.run.past.StudyEvents;
import io.sparktune.run.past.StudyNatives;
import io.sparktune.study.events.Event;
import io.sparktune.study.loop.ScoredFolds;
import io.sparktune.trial.FoldResult;
import io.sparktune.trial.Trial;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;

/**
 * Copies the folds that one earlier run scored on the same rows, split alike, by the same build.
 */
final class EarlierFoldsCopy {

  /** In place of natives, of a study that trains no networks. */
  private static final String NONE = "";

  private final String run;
  private final StudyFile file;
  private final StudyEvents possible;
  private final String rows;
  private final String build;
  private final String natives;
  private final ScoredFolds scored = new ScoredFolds(this::isWanted);
  private final Map<Integer, Trial> proposed = new HashMap<>();
  private final Map<Integer, Optional<String>> trainings = new HashMap<>();
  private boolean hasTheRows;
  private boolean hasTheBuild;
  private boolean hasTheNatives;
  private long folds;

  private EarlierFoldsCopy(String run, StudyFile study, TrialInput input) {
    this.run = run;
    this.file = new RunFolder(run).studyFile(study.kinds());
    this.possible = StudyEvents.of(file);
    this.rows = input.fingerprint();
    this.build = Version.ofBuild();
    this.natives = StudyNatives.ofTheDriver(study).orElse(NONE);
  }

  /**
   * Copies what a study can take over into its folder.
   *
   * @return what was found, a line for each run
   */
  static List<String> into(
      Storage folder, StudyFile study, TrialInput input, Configuration fileSystems) {
    EarlierRuns.requireOthers(study, fileSystems);
    List<String> lines = new ArrayList<>();
    TakenOverFolds.write(
        folder,
        taker -> {
          for (String run : study.search().learnFrom()) {
            EarlierFoldsCopy copy = new EarlierFoldsCopy(run, study, input);
            copy.read(EarlierRuns.journal(study, run, fileSystems), taker);
            lines.add(copy.toString());
          }
        });
    return lines;
  }

  private void read(Storage journal, TakenOverFolds.Taker taker) throws IOException {
    FileJournal.open(journal, (sequence, event) -> read(event, taker)).close();
  }

  private void read(Event event, TakenOverFolds.Taker taker) {
    possible.require(event);
    if (event instanceof Event.TrialProposed proposal) {
      proposed.put(proposal.trial().number(), proposal.trial());
    }
    scored.after(event).ifPresent(result -> keep(result, taker));
  }

  private boolean isWanted(Event.StudyOpened opened) {
    boolean sameRows = opened.dataFingerprint().equals(rows);
    boolean sameBuild = opened.version().equals(build);
    hasTheRows |= sameRows;
    hasTheBuild |= sameBuild;
    boolean sameNatives = natives.equals(Objects.requireNonNullElse(opened.natives(), NONE));
    hasTheNatives |= sameNatives;
    return sameRows && sameBuild && sameNatives;
  }

  private void keep(FoldResult result, TakenOverFolds.Taker taker) {
    if (result.natives() != null) {
      return; // others than those of its driver, and of this one
    }
    Optional<String> training =
        trainings.computeIfAbsent(
            result.trial(),
            number -> TakeOver.fingerprint(file, Objects.requireNonNull(proposed.remove(number))));
    if (training.isEmpty()) {
      return;
    }
    try {
      taker.take(new TakenOverFold(training.get(), named(result)));
      folds++;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot copy what is taken over from " + run, e);
    }
  }

  /** Says where the fold was trained, be it by a run before this one. */
  private FoldResult named(FoldResult result) {
    return result.wasTakenOver()
        ? result
        : result.takenOver("trial " + result.trial() + " of " + run);
  }

  @Override
  public String toString() {
    if (folds > 0) {
      return TakeOver.line(folds, run);
    }
    String reason =
        !hasTheRows
            ? "it had other rows, or other folds of them"
            : !hasTheBuild
                ? "another build of Sparktune trained it"
                : !hasTheNatives
                    ? "it was trained with other natives, whose results differ in their last bits"
                    : "it scored no fold";
    return "takes nothing over from " + run + ": " + reason;
  }
}
