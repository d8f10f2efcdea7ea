package io.sparktune.report.record;

import io.sparktune.lake.query.StoredTable;
import io.sparktune.study.outcomes.FinishedTrial;
import io.sparktune.trial.Goals;
import io.sparktune.trial.TrialState;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The state of a study by its tables.
 *
 * @param folder as it was named
 * @param ending in words; empty while it runs, and where its driver was killed
 * @param finished the trials that are over
 * @param open trials that were proposed and are not over
 * @param training folds that were started and have not come back
 * @param epochs trained in all folds that came back
 * @param failedAttempts attempts at folds that failed
 * @param best of the feasible trials by the first goal
 * @param worked from the first decision to the latest row
 * @param silent since the latest row; empty before there is one
 */
public record RunStatus(
    String study,
    String folder,
    Goals goals,
    Optional<String> ending,
    int trialsAsked,
    List<FinishedTrial> finished,
    int open,
    int training,
    long epochs,
    int failedAttempts,
    Optional<FinishedTrial> best,
    Duration worked,
    Optional<Duration> silent) {

  private static final String TRIAL = "trial";
  private static final String FOLD = "fold";

  public RunStatus {
    finished = List.copyOf(finished);
  }

  /**
   * Of a run.
   *
   * @param folder as it was named
   */
  public static RunStatus of(RunRecord run, String folder, Instant now) {
    StoredTable folds = run.tables().folds();
    Optional<Instant> latest = run.asOf();
    return new RunStatus(
        run.study().name(),
        folder,
        run.study().goals(),
        ending(run),
        run.study().trials(),
        run.finished(),
        open(run),
        training(run),
        run.finished().stream().mapToLong(FinishedTrial::epochs).sum(),
        (int) folds.all().filter(row -> folds.text("state", row).equals("failed")).count(),
        run.ranked().stream().findFirst(),
        Duration.between(run.began().orElse(now), latest.orElse(now)),
        latest.map(time -> Duration.between(time, now)));
  }

  private static Optional<String> ending(RunRecord run) {
    String outcome = run.result().path("outcome").asText();
    String reason = run.result().path("exit_reason").asText();
    if (outcome.equals("failed") || outcome.equals("lacking_rows")) {
      return Optional.of(reason);
    }
    return outcome.equals("running") ? Optional.empty() : run.closed();
  }

  private static int open(RunRecord run) {
    StoredTable decisions = run.tables().decisions();
    Set<Long> open = new HashSet<>();
    decisions
        .all()
        .filter(row -> decisions.text("decision", row).equals("propose"))
        .forEach(row -> open.add(decisions.integer(TRIAL, row)));
    run.finished().forEach(over -> open.remove((long) over.trial().number()));
    return open.size();
  }

  /** Every start comes back once, unless its driver was killed; then the fold is started again. */
  private static int training(RunRecord run) {
    StoredTable decisions = run.tables().decisions();
    Map<List<Long>, Integer> started = new HashMap<>();
    for (int row = 0; row < decisions.rows(); row++) {
      if (decisions.text("decision", row).equals("start")) {
        started.put(List.of(decisions.integer(TRIAL, row), decisions.integer(FOLD, row)), 1);
      }
    }
    StoredTable folds = run.tables().folds();
    folds
        .all()
        .forEach(
            row -> started.remove(List.of(folds.integer(TRIAL, row), folds.integer(FOLD, row))));
    run.finished()
        .forEach(over -> started.keySet().removeIf(fold -> fold.get(0) == over.trial().number()));
    return started.size();
  }

  /** How many trials ended in this way. */
  public int count(TrialState state) {
    return (int) finished.stream().filter(trial -> trial.state() == state).count();
  }
}
