package io.sparktune.cli;

import io.sparktune.report.SearchStart;
import io.sparktune.report.StudyHeader;
import io.sparktune.report.StudyProgress;
import io.sparktune.report.StudyReport;
import io.sparktune.report.text.ProgressLines;
import io.sparktune.report.text.StudyText;
import io.sparktune.run.StudyResult;
import io.sparktune.run.TuningListener;
import io.sparktune.trial.Goals;
import java.io.PrintStream;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Prints how a study goes. */
final class Terminal implements TuningListener {

  private final PrintStream out;
  private @Nullable Goals goals;
  private Optional<ProgressLines> lines = Optional.empty();
  private boolean isSearched;

  Terminal(PrintStream out) {
    this.out = out;
  }

  @Override
  public void studyStarted(StudyHeader study) {
    goals = study.goals();
    print(StudyText.of(study));
  }

  @Override
  public void dataRead(String description) {
    out.println(description);
  }

  @Override
  public void searchStarted(SearchStart search) {
    Goals asked = Objects.requireNonNull(goals, "the study has not started");
    lines = Optional.of(new ProgressLines(asked, Math.max(0, search.finishedBefore())));
    print(StudyText.of(search));
  }

  @Override
  public void progressed(StudyProgress progress) {
    lines.flatMap(each -> each.next(progress)).ifPresent(out::println);
  }

  @Override
  public void searchFinished(StudyReport report) {
    isSearched = true;
    print(StudyText.search(report));
  }

  @Override
  public void studyFinished(StudyResult result) {
    if (!isSearched) {
      print(StudyText.again(result.report()));
    } else if (result.hasWinner()) {
      print(StudyText.winner(result.report()));
    }
    result
        .tableFailure()
        .ifPresent(reason -> print(StudyText.lackingRows(result.report(), reason)));
  }

  private void print(String text) {
    out.print(text);
    out.flush();
  }
}
