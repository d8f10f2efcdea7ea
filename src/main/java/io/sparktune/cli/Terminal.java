package io.sparktune.cli;

import io.sparktune.report.InputReport;
import io.sparktune.report.RoundStart;
import io.sparktune.report.SearchStart;
import io.sparktune.report.StudyHeader;
import io.sparktune.report.StudyProgress;
import io.sparktune.report.StudyReport;
import io.sparktune.report.text.InputText;
import io.sparktune.report.text.ProgressLines;
import io.sparktune.report.text.ScreenWidth;
import io.sparktune.report.text.StudyText;
import io.sparktune.run.StudyResult;
import io.sparktune.run.TuningListener;
import io.sparktune.trial.Goals;
import java.io.PrintStream;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Prints how a study goes, in lines that fit. */
final class Terminal implements TuningListener {

  private final PrintStream out;
  private final Supplier<ScreenWidth> width;
  private final LiveProgress live;
  private @Nullable Goals goals;
  private Optional<ProgressLines> lines = Optional.empty();
  private boolean isSearched;
  private boolean isStoppedSearch;

  /**
   * @param live what is written in place
   */
  Terminal(PrintStream out, Supplier<ScreenWidth> width, LiveProgress live) {
    this.out = out;
    this.width = width;
    this.live = live;
  }

  @Override
  public void studyStarted(StudyHeader study) {
    goals = study.goals();
    print(StudyText.of(study));
    live.say("reading the data ...");
  }

  @Override
  public void dataRead(InputReport input) {
    live.say("");
    print(InputText.of(input));
  }

  @Override
  public void searchStarted(SearchStart search) {
    lines = Optional.of(new ProgressLines(goals(), Math.max(0, search.finishedBefore())));
    print(StudyText.of(search));
    live.say("training the first folds ...");
  }

  @Override
  public void progressed(StudyProgress progress) {
    ScreenWidth now = width.get();
    lines
        .flatMap(each -> live.isShown() ? each.nextTrial(progress, now) : each.next(progress, now))
        .ifPresent(line -> print(line + "\n"));
    live.show(goals(), progress);
  }

  @Override
  public void searchFinished(StudyReport report) {
    isSearched = true;
    isStoppedSearch = report.isStopped();
    live.say("");
    print(StudyText.search(report, width.get()));
    if (report.isToBeTrained()) {
      live.say("training the winner ...");
    }
  }

  @Override
  public void roundStarted(RoundStart round) {
    lines = Optional.of(new ProgressLines(goals(), 0));
    print(StudyText.of(round));
    live.say("confirming the best trials ...");
  }

  @Override
  public void studyFinished(StudyResult result) {
    live.say("");
    if (!isSearched) {
      print(StudyText.again(result.report(), width.get()));
    } else if (result.hasWinner()) {
      print(StudyText.winner(result.report()));
    } else if (result.isStopped() && !isStoppedSearch) {
      print(StudyText.stoppedBeforeWinner());
    }
    result.checkpointFailure().ifPresent(reason -> print(StudyText.lackingCheckpoints(reason)));
    result
        .tableFailure()
        .ifPresent(reason -> print(StudyText.lackingRows(result.report(), reason)));
    result
        .sinkFailures()
        .forEach(failure -> print(StudyText.lackingSink(result.report(), failure)));
  }

  private Goals goals() {
    return Objects.requireNonNull(goals, "the study has not started");
  }

  private void print(String text) {
    out.print(width.get().wrapped(text));
    out.flush();
  }
}
