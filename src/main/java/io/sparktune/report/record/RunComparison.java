package io.sparktune.report.record;

import io.sparktune.report.Numbers;
import io.sparktune.space.Parameter;
import io.sparktune.study.selection.HonestScore;
import io.sparktune.trial.TrialState;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Runs side by side, line by line.
 *
 * @param names of the runs
 * @param lines the name of each, and a cell for each run; null where a run has none
 */
public record RunComparison(List<String> names, List<List<@Nullable Object>> lines) {

  public RunComparison {
    names = List.copyOf(names);
    lines = List.copyOf(lines);
  }

  /**
   * Compares runs.
   *
   * @param names of the runs
   */
  public static RunComparison of(List<RunRecord> runs, List<String> names) {
    Lines lines = new Lines(runs);
    lines.scores();
    lines.work();
    lines.values();
    lines.ranges();
    lines.provenance();
    return new RunComparison(names, lines.all);
  }

  /** The last run's number less that of the first one, line by line; null where one has none. */
  public List<@Nullable Double> differences() {
    List<@Nullable Double> differences = new ArrayList<>();
    for (List<@Nullable Object> line : lines) {
      Object first = line.get(1);
      Object last = line.get(line.size() - 1);
      differences.add(
          first instanceof Number before && last instanceof Number now
              ? (Double) (now.doubleValue() - before.doubleValue())
              : null);
    }
    return differences;
  }

  private interface Cell {
    @Nullable Object of(RecordedWinner winner);
  }

  /** The lines so far. */
  private static final class Lines {

    private final List<RunRecord> runs;
    private final List<Optional<RecordedWinner>> winners;
    private final List<List<@Nullable Object>> all = new ArrayList<>();

    Lines(List<RunRecord> runs) {
      this.runs = runs;
      this.winners = runs.stream().map(RecordedWinner::of).toList();
    }

    private void line(String name, List<? extends @Nullable Object> cells) {
      List<@Nullable Object> line = new ArrayList<>();
      line.add(name);
      line.addAll(cells);
      all.add(line);
    }

    private void scores() {
      line("goals", runs.stream().map(run -> run.study().goals().toString()).toList());
      line("score of the winner", cells(winner -> winner.best().score()));
      line(
          "honest score",
          cells(winner -> winner.selection().honest().map(HonestScore::score).orElse(null)));
      line(
          "honest score, 90 % from",
          cells(winner -> winner.selection().honest().map(HonestScore::low).orElse(null)));
      line(
          "honest score, 90 % to",
          cells(winner -> winner.selection().honest().map(HonestScore::high).orElse(null)));
      line(
          "on held-out rows",
          cells(winner -> winner.holdOut().get(winner.run().study().goals().first().column())));
      line("winner", cells(winner -> "trial " + winner.best().trial().number()));
    }

    private List<@Nullable Object> cells(Cell cell) {
      List<@Nullable Object> cells = new ArrayList<>();
      winners.forEach(winner -> cells.add(winner.isEmpty() ? null : cell.of(winner.get())));
      return cells;
    }

    private void work() {
      line("finished trials", runs.stream().map(run -> run.finished().size()).toList());
      for (TrialState state : List.of(TrialState.PRUNED, TrialState.FAILED)) {
        line(
            state.column() + " trials",
            runs.stream()
                .map(run -> run.finished().stream().filter(t -> t.state() == state).count())
                .toList());
      }
      line(
          "epochs",
          runs.stream()
              .map(run -> run.finished().stream().mapToLong(trial -> trial.epochs()).sum())
              .toList());
    }

    private void values() {
      Set<String> names = new LinkedHashSet<>();
      winners.forEach(
          winner ->
              winner.ifPresent(
                  each -> names.addAll(each.best().trial().values().byName().keySet())));
      for (String name : names) {
        line(name, cells(winner -> winner.best().trial().values().byName().get(name)));
      }
    }

    /** Ranges that are not the same in all runs. */
    private void ranges() {
      Map<String, List<@Nullable Object>> ranges = new LinkedHashMap<>();
      for (int place = 0; place < runs.size(); place++) {
        for (Parameter parameter : runs.get(place).study().space().roots()) {
          List<@Nullable Object> cells =
              ranges.computeIfAbsent(
                  parameter.name(), any -> new ArrayList<>(Collections.nCopies(runs.size(), null)));
          cells.set(place, range(parameter));
        }
      }
      ranges.forEach(
          (name, cells) -> {
            if (cells.stream().distinct().count() > 1) {
              line("range of " + name, cells);
            }
          });
    }

    private static String range(Parameter parameter) {
      if (!parameter.isOrdered()) {
        List<String> options = new ArrayList<>();
        for (long place = 0; place < parameter.size(); place++) {
          options.add(String.valueOf(parameter.valueAt(place)));
        }
        return String.join(", ", options);
      }
      return Numbers.brief(parameter.valueAt(0.0)) + " to " + Numbers.brief(parameter.valueAt(1.0));
    }

    private void provenance() {
      for (String key : List.of("data_sha256", "configuration_sha256", "code_sha256")) {
        line(
            key.replace("_sha256", ""),
            runs.stream()
                .map(run -> run.manifest().path(key).asText())
                .map(digest -> digest.substring(0, Math.min(12, digest.length())))
                .toList());
      }
      line(
          "version",
          runs.stream().map(run -> run.manifest().at("/versions/sparktune").asText()).toList());
    }
  }
}
