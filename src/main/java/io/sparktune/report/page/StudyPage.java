package io.sparktune.report.page;

import io.sparktune.report.record.RecordedWinner;
import io.sparktune.report.record.RunComparison;
import io.sparktune.report.record.RunRecord;
import io.sparktune.trial.Goal;
import io.sparktune.trial.TrialState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The page of one study, {@code report.html}. */
public final class StudyPage {

  public static final String NAME = "report.html";

  private StudyPage() {}

  /**
   * The whole file; the same for the same run.
   *
   * @param before an earlier run to compare with, with its name
   */
  public static String of(RunRecord run, Optional<RunRecord> before, String nameBefore) {
    Optional<RecordedWinner> winner = RecordedWinner.of(run);
    Section page = head(run);
    if (winner.isPresent()) {
      page.with("winner", WinnerSection.of(winner.get()));
      page.with("comparison", ComparisonSection.of(winner.get()));
      page.with("importance", ImportanceSection.of(run));
    }
    page.with("progress", ProgressSection.of(run))
        .with("curves", CurvesSection.of(run))
        .with("time", TimeSection.of(run))
        .with("failures", FailureSection.of(run));
    before.ifPresent(
        other ->
            page.with(
                "changes",
                changes(RunComparison.of(List.of(other, run), List.of(nameBefore, "this run")))));
    if (winner.isPresent() && run.study().goals().areSeveral()) {
      page.with("front", FrontSection.of(winner.get()));
    }
    page.with("classes", ClassesSection.of(run.classes()))
        .with("diagnostics", DiagnosticsSection.of(run.diagnostics()))
        .with("provenance", ProvenanceSection.of(run));
    return PageFile.of(run.study().name(), summary(run, winner), page);
  }

  static Section changes(RunComparison comparison) {
    return new Section()
        .with("names", comparison.names())
        .with("lines", comparison.lines())
        .with("differences", comparison.differences());
  }

  private static Section head(RunRecord run) {
    Goal first = run.study().goals().first();
    Section counts = new Section();
    for (TrialState state : List.of(TrialState.COMPLETE, TrialState.PRUNED, TrialState.FAILED)) {
      counts.with(state.column(), run.finished().stream().filter(t -> t.state() == state).count());
    }
    return new Section()
        .with("study", run.study().name())
        .with("metric", first.name())
        .with("maximize", first.merit(1) > 0)
        .with("several", run.study().goals().areSeveral())
        .with("asked", run.study().trials())
        .with("finished", run.finished().size())
        .with("counts", counts)
        .with("ending", run.closed().orElse(null))
        .with("asOf", run.asOf().map(Instant::toString).orElse(null));
  }

  /** For those who see the page without its script. */
  private static List<String> summary(RunRecord run, Optional<RecordedWinner> winner) {
    String trials = run.finished().size() + " of " + run.study().trials() + " trials are over.";
    return winner
        .map(
            best ->
                List.of(
                    run.study().goals().toString(),
                    trials,
                    "Best: trial "
                        + best.best().trial().number()
                        + ", "
                        + best.best().score()
                        + "."))
        .orElse(List.of(run.study().goals().toString(), trials));
  }
}
