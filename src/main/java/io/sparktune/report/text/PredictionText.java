package io.sparktune.report.text;

import io.sparktune.report.Numbers;
import io.sparktune.report.PredictionReport;
import io.sparktune.trial.Scores;
import io.sparktune.trial.TargetScores;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Predictions for a terminal. */
public final class PredictionText {

  private static final int MOST_SHOWN = 5;
  private static final int NAME_WIDTH = 17;

  private PredictionText() {}

  /** Where they are, and what they score. */
  public static String of(PredictionReport report) {
    String text = line("%s in %s", Numbers.count(report.rows(), "prediction"), report.output());
    return report.target() == null ? text : text + scores(report.target());
  }

  private static String scores(TargetScores target) {
    StringBuilder text = new StringBuilder();
    if (target.rows() > 0) {
      text.append(line("%nScores on %s whose %s is known:", rows(target), target.target()));
      Map<String, String> shown = new LinkedHashMap<>();
      Scores scores = target.scores();
      scores.defined().forEach((name, value) -> shown.put(name, Numbers.score(value)));
      scores.undefined().forEach((name, reason) -> shown.put(name, "undefined (" + reason + ")"));
      int width = shown.keySet().stream().mapToInt(String::length).reduce(NAME_WIDTH, Math::max);
      shown.forEach((name, value) -> text.append(metric(name, width, value)));
    }
    if (target.missing() > 0) {
      text.append(line("%s without %s, not scored", rows(target.missing()), target.target()));
    }
    if (!target.unknown().isEmpty()) {
      text.append(
          line(
              "%s not scored, for the model cannot predict their %s: %s",
              rows(target.unknown().values().stream().mapToLong(Long::longValue).sum()),
              target.target(),
              shown(target.unknown())));
    }
    return text.toString();
  }

  private static String rows(TargetScores target) {
    return target.stride() == 1
        ? rows(target.rows())
        : rows(target.rows()) + ", one of each " + target.stride();
  }

  private static String rows(long count) {
    return Numbers.count(count, "row");
  }

  private static String metric(String column, int width, String value) {
    return line("  %-" + width + "s  %s", column.replace('_', '-'), value);
  }

  private static String shown(Map<String, Long> unknown) {
    String some =
        unknown.entrySet().stream()
            .limit(MOST_SHOWN)
            .map(each -> "%s (%,d)".formatted(each.getKey(), each.getValue()))
            .collect(Collectors.joining(", "));
    int more = unknown.size() - MOST_SHOWN;
    return more > 0 ? some + " and " + more + " more" : some;
  }

  private static String line(String format, Object... values) {
    return String.format(format + "%n", values);
  }
}
