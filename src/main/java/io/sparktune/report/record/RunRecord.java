package io.sparktune.report.record;

import com.fasterxml.jackson.databind.JsonNode;
import io.sparktune.lake.query.StoredTable;
import io.sparktune.study.outcomes.FinishedTrial;
import io.sparktune.study.outcomes.Ranking;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A run at a moment.
 *
 * @param tables its tables as they were read
 * @param manifest of a study that has a winner; missing before
 * @param result how its last driver ended, or that it has not; missing of runs of earlier versions
 * @param classes what the winner predicted for the held-out rows, class by class; empty for none
 * @param diagnostics what else those predictions show; missing where there are none
 * @param finished the trials that are over, by number
 */
public record RunRecord(
    StudyFacts study,
    RunTables tables,
    JsonNode manifest,
    JsonNode result,
    String classes,
    JsonNode diagnostics,
    List<FinishedTrial> finished) {

  public RunRecord {
    finished = List.copyOf(finished);
  }

  /** Of tables that were just read. */
  public static RunRecord of(
      StudyFacts study,
      RunTables tables,
      JsonNode manifest,
      JsonNode result,
      String classes,
      JsonNode diagnostics) {
    return new RunRecord(
        study, tables, manifest, result, classes, diagnostics, TrialsOfTables.of(tables, study));
  }

  /** The feasible trials, best first. */
  public List<FinishedTrial> ranked() {
    return Ranking.of(finished, study.goals());
  }

  /** The reason in words for which the search has ended; empty before. */
  public Optional<String> closed() {
    StoredTable decisions = tables.decisions();
    if (decisions.rows() == 0) {
      return Optional.empty();
    }
    int last =
        decisions
            .all()
            .boxed()
            .max(Comparator.comparingLong(row -> decisions.integer("event", row)))
            .orElseThrow();
    return decisions.text("decision", last).equals("close")
        ? Optional.of(decisions.text("reason", last))
        : Optional.empty();
  }

  /** The moment of the first decision. */
  public Optional<Instant> began() {
    return times().min(Comparator.naturalOrder());
  }

  /** The latest moment that a row tells of. */
  public Optional<Instant> asOf() {
    return times().max(Comparator.naturalOrder());
  }

  private Stream<Instant> times() {
    return Stream.concat(
        times(tables.decisions(), "decided_at"), times(tables.folds(), "finished_at"));
  }

  private static Stream<Instant> times(StoredTable table, String column) {
    return table.all().boxed().flatMap(row -> table.time(column, row).stream());
  }
}
