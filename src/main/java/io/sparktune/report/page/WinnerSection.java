package io.sparktune.report.page;

import io.sparktune.report.ScoreInterval;
import io.sparktune.report.record.RecordedWinner;
import io.sparktune.report.record.RunRecord;
import io.sparktune.report.text.StudyText;
import io.sparktune.study.selection.HonestScore;
import io.sparktune.trial.Goal;
import io.sparktune.trial.ScoreRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The first section: the trial that won, or is the best so far. */
final class WinnerSection {

  /** Before the arguments of a command. */
  private static final String LOCAL = "submit-scripts/run-local.sh ";

  private WinnerSection() {}

  static Section of(RecordedWinner winner) {
    RunRecord run = winner.run();
    ScoreInterval interval = winner.interval();
    Goal first = run.study().goals().first();
    ScoreRange range = winner.range();
    return new Section()
        .with("trial", winner.best().trial().number())
        .with("trained", winner.isTrained())
        .with("words", words(winner))
        .with("score", winner.best().score())
        .with("deviation", Section.number(winner.best().scoreDeviation()))
        .with("folds", winner.best().folds())
        .with("interval", List.of(interval.low(), interval.high()))
        .with("honest", winner.selection().honest().map(WinnerSection::honest).orElse(null))
        .with("chosenFrom", winner.selection().compared())
        .with("further", further(winner))
        .with("holdOut", winner.holdOut().get(first.column()))
        .with("holdOutInterval", range == null ? null : List.of(range.low(), range.high()))
        .with("holdOutRows", winner.kept().path("hold_out_rows").asInt())
        .with("holdOutScores", pairs(winner.holdOut()))
        .with("baselines", pairs(winner.baselines()))
        .with("values", values(winner))
        .with("commands", commands(winner));
  }

  private static List<String> words(RecordedWinner winner) {
    if (!winner.isTrained()) {
      return List.of();
    }
    return StudyText.winner(winner.report())
        .lines()
        .takeWhile(line -> !line.isBlank() && !line.startsWith("repeat "))
        .toList();
  }

  private static List<Double> honest(HonestScore honest) {
    return List.of(honest.score(), honest.low(), honest.high());
  }

  private static List<List<Object>> further(RecordedWinner winner) {
    return winner.run().study().goals().further().stream()
        .map(goal -> List.<Object>of(goal.name(), winner.best().scoreFor(goal)))
        .toList();
  }

  private static List<List<Object>> pairs(Map<String, Double> numbers) {
    return numbers.entrySet().stream()
        .map(each -> List.<Object>of(each.getKey(), each.getValue()))
        .toList();
  }

  private static List<List<@Nullable Object>> values(RecordedWinner winner) {
    List<List<@Nullable Object>> values = new ArrayList<>();
    winner
        .best()
        .trial()
        .values()
        .byName()
        .forEach(
            (name, value) -> {
              List<@Nullable Object> row = new ArrayList<>();
              row.add(name);
              row.add(value);
              row.add(winner.run().study().defaults().get(name));
              values.add(row);
            });
    return values;
  }

  private static List<List<String>> commands(RecordedWinner winner) {
    String folder = winner.run().study().folder();
    List<List<String>> commands = new ArrayList<>();
    if (winner.isTrained()) {
      if (winner.run().study().hasModel()) {
        commands.add(List.of("predict", LOCAL + "predict " + folder + "/models/best ROWS OUTPUT"));
      }
      commands.add(List.of("repeat", LOCAL + "run " + folder + "/best.conf"));
    } else {
      commands.add(List.of("resume", LOCAL + "run " + folder + "/study.conf"));
    }
    commands.add(List.of("trials", LOCAL + "trials " + folder));
    return commands;
  }
}
