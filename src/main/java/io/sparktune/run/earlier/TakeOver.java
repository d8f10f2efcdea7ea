package io.sparktune.run.earlier;

import io.sparktune.config.StudyFile;
import io.sparktune.config.text.StudyFileError;
import io.sparktune.lake.Storage;
import io.sparktune.lake.journal.TakenOverFolds;
import io.sparktune.report.Numbers;
import io.sparktune.run.input.BadInput;
import io.sparktune.run.input.TrialInput;
import io.sparktune.run.past.ResumedState;
import io.sparktune.study.loop.Runner;
import io.sparktune.study.loop.TakeOverRunner;
import io.sparktune.trial.FoldResult;
import io.sparktune.trial.Trial;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.jspecify.annotations.Nullable;

/**
 * The folds that a study takes over from earlier runs, where {@code search.take-over} is set. Their
 * scores are copied when the study starts, so that it can be resumed whatever happens to the
 * earlier runs.
 */
public final class TakeOver implements AutoCloseable {

  private final StudyFile file;
  private final Optional<TakenOverFolds> folds;
  private final List<String> lines;
  private @Nullable Trial latest;
  private Optional<String> training = Optional.empty();

  private TakeOver(StudyFile file, Optional<TakenOverFolds> folds, List<String> lines) {
    this.file = file;
    this.folds = folds;
    this.lines = List.copyOf(lines);
  }

  /** What a study takes over that starts, or is resumed, in this folder. */
  public static TakeOver of(
      StudyFile file,
      TrialInput input,
      ResumedState past,
      Storage folder,
      Configuration fileSystems) {
    if (!file.search().takesOver()) {
      return new TakeOver(file, Optional.empty(), List.of());
    }
    List<String> found =
        past.isNew() ? EarlierFoldsCopy.into(folder, file, input, fileSystems) : List.of();
    if (!TakenOverFolds.areIn(folder)) {
      throw new BadInput(
          folder
              + ": what this study takes over from earlier runs is lost; remove the folder to begin"
              + " again");
    }
    try {
      TakenOverFolds folds = TakenOverFolds.open(folder);
      List<String> lines = past.isNew() ? found : List.of(line(folds.size(), "earlier runs"));
      return new TakeOver(file, Optional.of(folds), lines);
    } catch (UncheckedIOException e) {
      throw BadInput.of(e, "remove the study's folder to start again");
    }
  }

  /** How much there is, for people. */
  static String line(long folds, String of) {
    return "takes over what is the same of " + Numbers.count(folds, "fold") + " of " + of;
  }

  /** What there is to be taken over, for people. */
  public List<String> lines() {
    return lines;
  }

  /** Has a runner train only what no earlier run scored. */
  public Runner before(Runner runner, InstantSource clock) {
    return folds
        .<Runner>map(
            known -> new TakeOverRunner(runner, (trial, fold) -> find(known, trial, fold), clock))
        .orElse(runner);
  }

  private Optional<FoldResult> find(TakenOverFolds known, Trial trial, int fold) {
    if (!trial.equals(latest)) {
      latest = trial;
      training = fingerprint(file, trial);
    }
    return training.flatMap(same -> known.find(same, fold));
  }

  /** What is trained; empty where the values do not go together. */
  static Optional<String> fingerprint(StudyFile file, Trial trial) {
    try {
      return Optional.of(file.trainingFingerprint(trial.values()));
    } catch (StudyFileError e) {
      return Optional.empty();
    }
  }

  @Override
  public void close() throws IOException {
    if (folds.isPresent()) {
      folds.get().close();
    }
  }
}
